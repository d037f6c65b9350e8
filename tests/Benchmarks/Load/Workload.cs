using Grpc.Core.Interceptors;
using Grpc.Net.Client;
using RiskPlatform.V1;
using TestKit.Processes;

namespace Benchmarks.Load;

/// <summary>A usual assessment, on synthetic cases, over a real connection with a real token.</summary>
internal sealed class Workload : IDisposable
{
    private readonly GrpcChannel channel;

    internal Workload(Uri address, string? token)
    {
        channel = GrpcChannel.ForAddress(address, new GrpcChannelOptions
        {
            HttpHandler = new SocketsHttpHandler { EnableMultipleHttp2Connections = true },
        });
        var invoker = token is null
            ? channel.CreateCallInvoker()
            : channel.Intercept(m =>
            {
                m.Add("authorization", $"Bearer {token}");
                return m;
            });
        Cases = new CaseService.CaseServiceClient(invoker);
        Records = new RecordService.RecordServiceClient(invoker);
        Assessments = new AssessmentService.AssessmentServiceClient(invoker);
        Directory = new DirectoryService.DirectoryServiceClient(invoker);
    }

    internal CaseService.CaseServiceClient Cases { get; }

    internal RecordService.RecordServiceClient Records { get; }

    internal AssessmentService.AssessmentServiceClient Assessments { get; }

    internal DirectoryService.DirectoryServiceClient Directory { get; }

    internal static Workload For(ServiceProcess service) =>
        new(
            service.GrpcAddress,
            DevelopmentTokens.Mint(service.DevelopmentKeyFile, "agency_system", SeedCommand.Agency, "bench"));

    internal async Task<string[]> CreateCasesAsync(int count)
    {
        var ids = new string[count];
        await Callers.RunAsync("cases", 16, count, async i =>
            ids[i] = (await Cases.CreateCaseAsync(new CreateCaseRequest
            {
                RequestId = Guid.CreateVersion7().ToString(),
                NewCase = new NewCase
                {
                    Parties =
                    {
                        new Party { Role = PartyRole.Subject, AgencyReference = $"synthetic-{i}" },
                        new Party { Role = PartyRole.Survivor },
                        new Party { Role = PartyRole.Child, ChildEffects = { ChildEffect.Hears } },
                    },
                },
            })).Case.CaseId);
        return ids;
    }

    internal static AssessRequest Request(string caseId, bool validateOnly = false) => new()
    {
        CaseId = caseId,
        ValidateOnly = validateOnly,
        RequestId = validateOnly ? "" : Guid.CreateVersion7().ToString(),
        Stance = Stance.Partial,
        Observations =
        {
            Observed(
                Indicator.ProblemWithDrink, SourceKind.Perpetrator,
                "Synthetic words, about as long as a sentence that somebody says."),
            Observed(Indicator.CoerciveControl, SourceKind.ChildrensSocialCare),
            Observed(Indicator.EscalatingAssaults, SourceKind.Police),
            Observed(Indicator.ChecksWhereabouts, SourceKind.WorkerObservation),
        },
        Worker = new AssessingWorker { WorkerId = "synthetic-worker", Training = Training.Trained },
        SurvivorView = new SurvivorView { Level = RiskLevel.Medium },
        AgenciesConsulted = { SourceKind.Police, SourceKind.ChildrensSocialCare },
    };

    public void Dispose() => channel.Dispose();

    private static Observation Observed(Indicator code, SourceKind source, string verbatim = "") => new()
    {
        Code = code,
        Presence = Presence.Present,
        Sources = { new Source { Kind = source } },
        Verbatim = verbatim,
    };
}

using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Retention;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Retention;

/// <summary>What retention needs a case to have been through; all of it synthetic.</summary>
internal static class RetentionScene
{
    /// <summary>A host whose jobs run only where a test runs them.</summary>
    internal static ServiceHost NewHost() => new()
    {
        Settings = new Dictionary<string, string?> { ["Jobs:Run"] = "false" },
    };

    /// <summary>The state that the operation needs, where it needs one.</summary>
    internal static async Task<Scene> PrepareAsync(ServiceHost host, Scene scene, string name)
    {
        scene = await Referrals.ReferralScene.PrepareAsync(host, scene, name);
        await Reviews.ReviewScene.PrepareAsync(host, scene, name);
        scene = await Reminders.ReminderScene.PrepareAsync(host, scene, name);
        if (name == "RetentionService/DecideRetention")
        {
            await CloseAsync(host, scene.Agency, scene.CaseId, host.Clock.Now().AddYears(-30));
        }

        if (name != "RetentionService/LiftLegalHold") return scene;
        var held = await PlaceAsync(host.Caller("manager", scene.Agency), scene.CaseId);
        return scene with { LegalHoldId = held.LegalHolds[0].LegalHoldId };
    }

    /// <summary>A case without children that was assessed.</summary>
    internal static async Task<string> AssessedAsync(ServiceHost host, string agency, params PartyRole[] more)
    {
        var caller = host.Caller(agency: agency);
        var id = (await caller.CreateCaseAsync(more)).CaseId;
        await caller.AssessAsync(id, AllAbsent());
        return id;
    }

    internal static Task CloseAsync(ServiceHost host, string agency, string caseId) =>
        CloseAsync(host, agency, caseId, host.Clock.Now());

    internal static async Task CloseAsync(ServiceHost host, string agency, string caseId, DateTimeOffset closeTime)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        services.GetRequiredService<CurrentCaller>().Set(new Caller("closer", "tests", agency, Roles.Manager, []));
        var opened = await services.GetRequiredService<CaseBook>()
            .OpenForChangeAsync(Guid.Parse(caseId), CancellationToken.None);
        await services.GetRequiredService<RetentionClock>()
            .ClosedAsync(opened.Row, closeTime, CancellationToken.None);
        opened.Row.Changed(host.Clock.Now());
        await services.GetRequiredService<RiskDbContext>().SaveChangesAsync();
    }

    /// <summary>A case without children, assessed, closed, and past its term.</summary>
    internal static async Task<string> DueAsync(ServiceHost host, string agency)
    {
        var id = await AssessedAsync(host, agency);
        await CloseAsync(host, agency, id, host.Clock.Now().AddYears(-7));
        return id;
    }

    internal static async Task<RiskPlatform.V1.Retention> GetAsync(TestCaller caller, string caseId) =>
        (await caller.Retention.GetRetentionAsync(new GetRetentionRequest { CaseId = caseId })).Retention;

    internal static async Task<RiskPlatform.V1.Retention> PlaceAsync(
        TestCaller caller, string caseId, string reason = "synthetic hold") =>
        (await caller.Retention.PlaceLegalHoldAsync(
            new PlaceLegalHoldRequest { CaseId = caseId, Reason = reason, RequestId = Id() })).Retention;

    internal static async Task<RiskPlatform.V1.Retention> LiftAsync(TestCaller caller, string caseId, string holdId) =>
        (await caller.Retention.LiftLegalHoldAsync(new LiftLegalHoldRequest
        { CaseId = caseId, LegalHoldId = holdId, Reason = "synthetic lift", RequestId = Id() })).Retention;

    internal static async Task<RiskPlatform.V1.Retention> DecideAsync(
        TestCaller caller, string caseId, RetentionDecision decision, DateTimeOffset? until = null) =>
        (await caller.Retention.DecideRetentionAsync(new DecideRetentionRequest
        {
            CaseId = caseId,
            Decision = decision,
            KeepUntilTime = until?.ToTimestamp(),
            Reason = "synthetic decision",
            RequestId = Id(),
        })).Retention;

    internal static async Task RunJobAsync(ServiceHost host)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DisposeCases>().ExecuteAsync(CancellationToken.None);
    }

    internal static async Task<List<Disposal>> DisposalsAsync(ServiceHost host, string agency)
    {
        var auditor = host.Caller("auditor", agency);
        return [.. (await auditor.Retention.ListDisposalsAsync(new ListDisposalsRequest())).Disposals];
    }
}

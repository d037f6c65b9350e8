using CsCheck;
using Grpc.Core;
using RiskService.Tests.Access;
using RiskService.Tests.Host;

namespace RiskService.Tests.Platform;

/// <summary>Whatever is sent, the answer is an answer or a typed error; the service never fails at it.</summary>
public sealed class FuzzTests(ServiceHost host)
{
    public static TheoryData<string> Names => Rpcs.Names;

    [Theory, MemberData(nameof(Names))]
    public async Task Random_messages_get_an_answer_or_a_typed_error(string name)
    {
        var agency = "fuzz-" + name.Split('/')[1];
        var scene = await Scene.MakeAsync(host, agency, proposeSwap: true);
        string[] ids =
        [
            scene.CaseId, scene.CaseId, scene.AssessmentId, scene.ContactId, scene.ConsultationId,
            scene.CounterAllegationId,
            scene.SwapId, .. scene.Case.Parties.Select(p => p.PartyId), scene.Case.Allocations[0].AllocationId,
            scene.Directory.Organisation.OrganisationId, scene.Directory.Draft.ListingId,
            scene.Directory.Published.ListingId, scene.Directory.Published.Locations[0].LocationId,
            scene.Directory.Accreditation.AccreditationId,
            Requests.Id(),
        ];
        var caller = host.Caller(RpcTable.Of(name).AnyRole, agency);
        await AnyMessage.Of(Rpcs.Find(name).InputType, ids).SampleAsync(
            async message => await AnswersAsync(() => caller.CallAsync(name, message)),
            iter: name == "AssessmentService/Assess" ? 400 : 60, threads: 1);
    }

    private static async Task AnswersAsync(Func<Task> call)
    {
        try
        {
            await call();
        }
        catch (RpcException)
        {
            var refused = await Failures.RefusedAsync(call);
            Assert.True(
                refused.Code is StatusCode.InvalidArgument or StatusCode.NotFound or StatusCode.AlreadyExists
                    or StatusCode.FailedPrecondition or StatusCode.Aborted, $"{refused}");
        }
    }
}

using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;

namespace RiskService.Tests.Referrals;

/// <summary>The referral that an operation on one needs, in the case of a scene.</summary>
internal static class ReferralScene
{
    internal static async Task<Scene> PrepareAsync(ServiceHost host, Scene scene, string name)
    {
        var seed = new Seed(scene.Agency, scene.CaseId);
        if (Chart.Ways.FirstOrDefault(w => $"ReferralService/{w.Rpc}" == name) is { } way)
        {
            var state = way.From[^1];
            var held = state == ReferralState.OnHold ? ReferralState.Received : ReferralState.Unspecified;
            return way.Move == ReferralMove.Submit ? await DraftAsync(host, scene) : scene with
            {
                ReferralId = await Referring.SeedAsync(host, seed with
                {
                    // The same agency's own programme.
                    State = state,
                    Held = held,
                    Programme = scene.Agency,
                }),
            };
        }

        return name switch
        {
            "ReferralService/GetReceivedReferral" => scene with
            {
                ReferralId = await Referring.SeedAsync(host, seed with { Programme = scene.Agency }),
            },
            "ReferralService/GetReferral" or "ReferralService/GetProgrammeCopy" or "ReferralService/GetSubjectCopy" =>
                await DraftAsync(host, scene),
            "ReferralService/Refer" => scene with { Listings = await ProgrammesAsync(host, 12) },
            "ReferralService/CompleteReferralTask" => scene with
            {
                ReferralTaskId = await TaskAsync(host, scene, seed),
            },
            _ => scene,
        };
    }

    private static async Task<Scene> DraftAsync(ServiceHost host, Scene scene)
    {
        var listings = await ProgrammesAsync(host, 1);
        var plan = scene.Case.Plan(listings[0]);
        plan.Criteria = new MatchCriteria { SubjectPlace = new Place { AreaCode = TestDirectory.Leeds } };
        var draft = await host.Caller(agency: scene.Agency).ReferAsync(plan);
        return scene with { ReferralId = draft.ReferralId };
    }

    private static async Task<string[]> ProgrammesAsync(ServiceHost host, int count)
    {
        var listings = new string[count];
        for (var i = 0; i < count; i++)
            listings[i] = await host.ListAsync(TestDirectory.Programme("Example programme of a scene"));
        return listings;
    }

    private static async Task<string> TaskAsync(ServiceHost host, Scene scene, Seed seed)
    {
        var referral = await Referring.SeedAsync(host, seed);
        var caller = host.Caller(agency: scene.Agency);
        await caller.MoveAsync(ReferralMove.Decline, referral);
        return (await caller.TasksAsync(scene.CaseId))[0].TaskId;
    }
}

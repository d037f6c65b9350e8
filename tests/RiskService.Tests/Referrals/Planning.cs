using Google.Rpc;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Cases;
using RiskService.Tests.Host;
using static RiskService.Tests.Host.Requests;

namespace RiskService.Tests.Referrals;

/// <summary>A directory of its own, so that what one class lists is no alternative of another.</summary>
public sealed class ReferralHost : IAsyncDisposable
{
    public ServiceHost Host { get; } = new();

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}

/// <summary>What workers do with referrals; everybody in them is synthetic.</summary>
internal static class Planning
{
    internal static ReferralService.ReferralServiceClient Plans(this TestCaller caller) => new(caller.Invoker);

    internal static PartyProfile LivesIn(string area) => new() { Place = new Place { AreaCode = area } };

    /// <summary>An assessed case whose subject lives in Leeds.</summary>
    internal static async Task<Case> AssessedAsync(
        this TestCaller caller, PartyProfile? subject = null, PartyProfile? survivor = null, bool child = false)
    {
        var made = NewCase(child ? [PartyRole.Survivor, PartyRole.Child] : [PartyRole.Survivor]);
        made.Parties[0].Profile = subject ?? LivesIn(TestDirectory.Leeds);
        made.Parties[1].Profile = survivor;
        var on = await caller.CreateAsync(made);
        await caller.AssessAsync(on.CaseId, AllAbsent());
        return await caller.GetCaseAsync(on.CaseId);
    }

    internal static ReferRequest Plan(this Case on, string listingId) =>
        new() { CaseId = on.CaseId, ListingId = listingId, RequestId = Id() };

    internal static ReferRequest LivingIn(this ReferRequest plan, string area)
    {
        plan.Criteria = new MatchCriteria { SubjectPlace = new Place { AreaCode = area } };
        return plan;
    }

    /// <summary>With what REFER-4 asks for.</summary>
    internal static ReferRequest PlanBeside(this Case on, string listingId)
    {
        var plan = on.Plan(listingId);
        (plan.ContinuingWorkerId, plan.ReviewDate) = ("worker-1", "2026-02-01");
        return plan;
    }

    internal static ReferRequest Decided(this ReferRequest plan, string reason = "Nothing else in reach")
    {
        plan.Override = new ReferralOverride { Reason = reason };
        return plan;
    }

    internal static async Task<Referral> ReferAsync(this TestCaller caller, ReferRequest plan) =>
        (await caller.Plans().ReferAsync(plan)).Referral;

    internal static async Task TryReferAsync(this TestCaller caller, Case on, string listingId)
    {
        var plan = on.Plan(listingId);
        (plan.ValidateOnly, plan.RequestId) = (true, "");
        await caller.ReferAsync(plan);
    }

    internal static async Task<Referral> GetReferralAsync(this TestCaller caller, string referralId) =>
        (await caller.Plans().GetReferralAsync(new GetReferralRequest { ReferralId = referralId })).Referral;

    internal static Task<(string Rule, string Field, string Why)[]> RefusedAsync(
        this TestCaller caller, ReferRequest plan) => Casework.RefusedPlanAsync(() => caller.ReferAsync(plan));

    /// <summary>The listings that a refusal names instead.</summary>
    internal static async Task<string[]> AlternativesAsync(this TestCaller caller, ReferRequest plan)
    {
        var exception = await Assert.ThrowsAnyAsync<RpcException>(() => caller.ReferAsync(plan));
        var metadata = exception.GetRpcStatus()!.GetDetail<ErrorInfo>()!.Metadata;
        return metadata.TryGetValue("alternatives", out var ids) ? ids.Split(',') : [];
    }

    internal static string[] Rules(this Referral referral) => [.. referral.Advisories.Select(a => a.RuleId)];
}

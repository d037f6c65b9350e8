using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>A plan to refer, and what is known of the person.</summary>
/// <param name="Listing">Where to.</param>
/// <param name="Criteria">What is known of the subject; nothing of a survivor.</param>
/// <param name="AgeByYear">The age is reckoned from the year of birth.</param>
/// <param name="WorkerNamed">Somebody continues the involvement.</param>
/// <param name="ReviewDateSet">It is looked at again.</param>
/// <param name="SetAside">What a manager decided to set aside.</param>
internal sealed record ReferralPlan(
    Listing Listing, MatchCriteria Criteria, bool AgeByYear, bool WorkerNamed, bool ReviewDateSet,
    ImmutableArray<Criterion> SetAside)
{
    /// <summary>The field to name in refusals, where the request has none of those that would mend it.</summary>
    internal string? OnlyField { get; init; }

    internal bool IsProgramme => Listing.Type == ListingType.PerpetratorProgramme;
}

/// <summary>A plan that the rules allow.</summary>
internal sealed record AllowedPlan(
    IReadOnlyList<CriterionResult> Criteria, ProgrammeSearch? Search, ImmutableArray<string> RulesSetAside);

/// <summary>
/// Puts plans before the rules (REFER-1 to REFER-5), when they are made and again when they are sent. It never gets to
/// know where a survivor lives, so nothing that it says can depend on it (REFER-5).
/// </summary>
internal sealed class ReferralPlans(DirectoryCatalogue catalogue, TimeProvider clock)
{
    private const int Alternatives = 5;

    internal async Task<AllowedPlan> AllowAsync(ReferralPlan plan, CancellationToken cancellationToken)
    {
        var results = await JudgeAsync(plan, cancellationToken);
        var outcome = ReferRules.Check(new ReferSetting
        {
            Type = plan.Listing.Type,
            Criteria = [.. results.Select(ReferralView.ToRule)],
            WorkerNamed = plan.WorkerNamed,
            ReviewDateSet = plan.ReviewDateSet,
            PlaceKnown = CaseCriteria.IsKnown(plan.Criteria.SubjectPlace),
            SetAside = plan.SetAside,
        });
        if (outcome.Refused) throw await RefusedAsync(outcome, plan, cancellationToken);
        var search = plan.IsProgramme ? null : await SearchAsync(plan, cancellationToken);
        return new AllowedPlan(results, search, outcome.RulesSetAside);
    }

    private async Task<IReadOnlyList<CriterionResult>> JudgeAsync(
        ReferralPlan plan, CancellationToken cancellationToken)
    {
        var match = await catalogue.JudgeAsync(plan.Listing, plan.Criteria, cancellationToken);
        var age = match.Criteria.FirstOrDefault(c => c.Criterion == Criterion.Age);
        if (plan.AgeByYear && age is not null && age.Outcome != CriterionOutcome.Unknown)
        {
            age.Explanation += " The age is reckoned from the year of birth alone, so it can be one year less.";
        }

        // Another service is not matched, and nothing of this refuses it. But its name, too, could tell where somebody
        // else lives, so the worker is told where nothing shows that it covers the subject's place (REFER-5).
        return plan.IsProgramme ? match.Criteria : [.. match.Criteria.Where(c => c.Criterion == Criterion.Area)];
    }

    private async Task<FailureException> RefusedAsync(
        ReferOutcome outcome, ReferralPlan plan, CancellationToken cancellationToken)
    {
        var breaches = outcome.Breaches;
        if (!breaches.Any(IsOfTheListing))
        {
            return new Failure.RefusedByRule([.. breaches.Select(b => Violation(plan, b, ""))]).AsException();
        }

        var instead = await catalogue.BestAsync(plan.Criteria, Alternatives, cancellationToken);
        var names = ReferralTexts.Instead([.. instead.Select(m => m.Listing.Name)]);
        return new Failure.RefusedByRule(
            [.. breaches.Select((b, i) => Violation(plan, b, i == 0 ? " " + names : ""))])
        {
            Alternatives = [.. instead.Select(m => m.Listing.ListingId)],
        }.AsException();
    }

    /// <summary>
    /// Another listing mends it. What is missing of the plan itself is mended in the plan (REFER-4), and a survivor's
    /// service is reached through its own channel (REFER-8).
    /// </summary>
    private static bool IsOfTheListing(ReferBreach breach) => breach.RuleId is "REFER-1" or "REFER-2"
        or TypeRules.NoResponseToAbuse or "REFER-5";

    private async Task<ProgrammeSearch> SearchAsync(ReferralPlan plan, CancellationToken cancellationToken)
    {
        var found = await catalogue.BestAsync(plan.Criteria, Alternatives, cancellationToken);
        return new ProgrammeSearch
        {
            SearchTime = clock.Now().ToTimestamp(),
            Programmes =
            {
                found.Select(m => new ListingReference { ListingId = m.Listing.ListingId, Name = m.Listing.Name }),
            },
        };
    }

    private static RuleViolation Violation(ReferralPlan plan, ReferBreach breach, string more) =>
        new(breach.RuleId, plan.OnlyField ?? breach.Field, breach.Description + more);
}

using System.Collections.Immutable;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>As whom a caller moves a referral, and what they can do then. From the token alone (REFER-7).</summary>
internal static class ReferralMovers
{
    /// <param name="row">The referral.</param>
    /// <param name="caller">Who calls, within the agency of the referral.</param>
    /// <param name="programmeAgencyId">The agency of the caller's own token; another one for a programme.</param>
    internal static ImmutableArray<ReferralMover> Of(ReferralRow row, Caller caller, string programmeAgencyId)
    {
        var works = row.AgencyId == caller.AgencyId && caller.Is(AccessTable.CaseWorkers);
        return MoverRule.Of(new MoverFacts
        {
            WorksForReferrer = works,
            IsManager = works && caller.Is(Roles.Manager),
            Connected = row.ProgrammeAgencyId is not null,
            WorksForProgramme = caller.Is(Roles.Programme) && row.ProgrammeAgencyId == programmeAgencyId,
        });
    }

    /// <summary>For a caller of the agency that referred.</summary>
    internal static ImmutableArray<ReferralMover> Of(ReferralRow row, Caller caller) =>
        Of(row, caller, caller.AgencyId);

    internal static MoveStanding Standing(this ReferralRow row) => new(row.State, row.HeldState);

    internal static ReferralStanding ToStanding(this ReferralRow row, ImmutableArray<ReferralMover> movers) => new()
    {
        ReferralId = row.Id.ToString(),
        State = row.State,
        AllowedMoves = { MoveTable.Allowed(row.Standing(), movers) },
        MoveTime = row.MoveTime.ToTimestamp(),
        Etag = row.Etag,
    };
}

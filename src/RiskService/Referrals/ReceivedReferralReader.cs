using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Referrals.Copies;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>Reads the programme's copy within the agency that referred, where the case's key and audit are.</summary>
internal sealed class ReceivedReferralReader(CaseBook book, RiskDbContext db, CurrentCaller caller)
{
    internal async Task<ReceivedReferral> ReadAsync(
        SentReferral sent, string programmeAgencyId, CancellationToken cancellationToken)
    {
        var opened = await book.OpenAsync(sent.CaseId, cancellationToken);
        var row = await db.Set<ReferralRow>()
            .SingleOrDefaultAsync(r => r.CaseId == sent.CaseId && r.Id == sent.Id, cancellationToken);
        if (row?.ProgrammeCopy is not { } sealedCopy) throw new Failure.NotFound("referral").AsException();
        var copy = ProgrammeCopy.Parser.ParseFrom(
            opened.Key.Open(sealedCopy, ReferralView.ProgrammeCopyField, row.Id));

        // Whom it names as the person who abuses has turned out to be somebody who is abused (LOOK-3).
        var isPaused = await PausedReferrals.IsAsync(db, row, cancellationToken);
        if (isPaused) copy = CopyTexts.Paused(copy);

        var standing = row.ToStanding(ReferralMovers.Of(row, caller.Value, programmeAgencyId));
        if (isPaused)
        {
            // Nothing that would take them on is offered.
            var stops = standing.AllowedMoves.Where(PausedReferrals.Has).ToList();
            standing.AllowedMoves.Clear();
            standing.AllowedMoves.Add(stops);
        }

        return new ReceivedReferral
        {
            Standing = standing,
            ListingId = row.ListingId.ToString(),
            Copy = copy,
            SubmitTime = row.SubmitTime?.ToTimestamp(),
            Paused = isPaused,
        };
    }
}

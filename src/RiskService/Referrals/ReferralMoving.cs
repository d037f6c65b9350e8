using System.Collections.Immutable;
using Google.Protobuf;
using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>A move that was asked for, of a referral that the caller may see.</summary>
internal sealed record AskedMove(
    ReferralMove Move, IMoveRequest Request, Guid CaseId, Guid ReferralId, string ProgrammeAgencyId);

/// <summary>A move that the table allows, before anything of the referral has changed.</summary>
internal sealed record MoveInHand(OpenedCase Opened, ReferralRow Row, ReferralEntry Entry, DateTimeOffset Now);

/// <summary>
/// What a move does besides: may refuse it, change the row, and add to the entry. What it changes is in the same save.
/// </summary>
internal delegate Task BeforeMove(MoveInHand move, CancellationToken cancellationToken);

/// <summary>
/// Makes a move (REFER-7), within the agency of the referral. In one save: the referral, the move, the tasks that it
/// opens, the case with its review, the entry in the chain and the answer. A case stays open whatever becomes of its
/// referrals, and its review only ever comes earlier (REFER-6).
/// </summary>
internal sealed class ReferralMoving(
    CaseBook book, CaseEntries entries, RiskDbContext db, Writes writes, CurrentCaller caller, RaisedTasks tasks,
    TimeProvider clock)
{
    /// <summary>Clocks differ a little; a time this much before the referral was made is taken as then.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    internal Task<TResponse> MakeAsync<TResponse>(
        AskedMove asked, BeforeMove? before, CancellationToken cancellationToken)
        where TResponse : class, IMessage<TResponse>, IMoveResponse, new() =>
        writes.RunAsync<IMoveRequest, TResponse>(asked.Request, asked.Request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(asked.CaseId, token);
            var row = await db.Set<ReferralRow>().AsTracking()
                .SingleOrDefaultAsync(r => r.CaseId == asked.CaseId && r.Id == asked.ReferralId, token)
                ?? throw new Failure.NotFound("referral").AsException();
            var now = clock.Now();
            var decision = Decide(row, asked);
            if (decision.Mover == ReferralMover.Programme && await PausedReferrals.IsAsync(db, row, token))
                PausedReferrals.ThrowUnlessIn(asked.Move);
            var (standing, occurred) = (row.Standing(), Occurred(row, asked.Request, now));
            var entry = new ReferralEntry();
            if (before is not null) await before(new MoveInHand(opened, row, entry, now), token);

            var id = Ids.Next(now, after: await LastMoveAsync(row, token) ?? row.Id);
            var made = Add(id, opened, row, asked, decision, occurred, now);
            Change(row, made, now);
            entry.Tasks.AddRange(await tasks.OpenAsync(opened, row, made, standing, token));
            opened.Row.Changed(now);
            var consultation = entry.Referral?.Consultation;
            entry.Referral = ReferralView.Stored(row, opened.Key);
            entry.Referral.Consultation = consultation;
            entry.Referral.Moves.Add(ReferralView.ToProto(made, opened.Key));
            entries.Append(
                opened.Row, opened.Key, EntryKind.Referral, new EntryContent { Referral = entry }, now);
            var answer = new TResponse { Standing = row.ToStanding(Movers(row, asked)) };
            return new Written<TResponse>(answer, asked.CaseId, opened.Key);
        }, cancellationToken);

    private ImmutableArray<ReferralMover> Movers(ReferralRow row, AskedMove asked) =>
        ReferralMovers.Of(row, caller.Value, asked.ProgrammeAgencyId);

    private MoveDecision Decide(ReferralRow row, AskedMove asked)
    {
        if (asked.Request.Etag != row.Etag) throw new Failure.StaleEtag(row.Etag, "referral").AsException();
        var movers = Movers(row, asked);
        var decision = MoveTable.Decide(asked.Move, row.Standing(), movers);
        return decision.Verdict switch
        {
            MoveVerdict.Allowed => decision,
            MoveVerdict.NotTheirs => throw new Failure.Forbidden(
                "This move is another's to make: who refers sends and withdraws, the programme's own people say what "
                + "came of it (REFER-7).").AsException(),
            _ => throw new Failure.IllegalTransition(
                $"The referral is {ReferralNames.Of(row.State)}: no {ReferralNames.Of(asked.Move)} from there. "
                + Possible(row, movers), "REFER-7").AsException(),
        };
    }

    private static string Possible(ReferralRow row, ImmutableArray<ReferralMover> movers)
    {
        if (!MoveTable.IsOpen(row.State)) return "It has ended.";
        var own = MoveTable.Allowed(row.Standing(), movers);
        return own.IsEmpty
            ? "The moves that it now has are others' to make."
            : $"You can now make {string.Join(", ", own.Select(ReferralNames.Of))}.";
    }

    private static DateTimeOffset Occurred(ReferralRow row, IMoveRequest request, DateTimeOffset now)
    {
        if (RequestChecks.Stored(MoveChecks.DetailsOf(request).OccurredTime) is not { } occurred) return now;
        if (occurred < row.CreateTime - Skew)
        {
            throw Violations.One("details.occurred_time", "Lies before the referral was made.");
        }

        return occurred < row.CreateTime ? row.CreateTime : occurred > now ? now : occurred;
    }

    private Task<Guid?> LastMoveAsync(ReferralRow row, CancellationToken cancellationToken) =>
        db.Set<ReferralMoveRow>().Where(m => m.CaseId == row.CaseId && m.ReferralId == row.Id)
            .OrderByDescending(m => m.Id).Select(m => (Guid?)m.Id).FirstOrDefaultAsync(cancellationToken);

    private ReferralMoveRow Add(
        Guid id, OpenedCase opened, ReferralRow row, AskedMove asked, MoveDecision decision, DateTimeOffset occurred,
        DateTimeOffset now)
    {
        var details = MoveChecks.DetailsOf(asked.Request);
        var made = new ReferralMoveRow
        {
            Id = id,
            CaseId = row.CaseId,
            AgencyId = row.AgencyId,
            ReferralId = row.Id,
            Move = asked.Move,
            FromState = row.State,
            ToState = decision.To,
            Reason = details.Reason,
            Note = opened.Key.SealText(details.Note, ReferralView.MoveNoteField, id),
            Mover = decision.Mover,
            OccurredTime = occurred,
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        };
        db.Add(made);
        return made;
    }

    private static void Change(ReferralRow row, ReferralMoveRow made, DateTimeOffset now)
    {
        row.HeldState = made.Move == ReferralMove.PutOnHold ? made.FromState : ReferralState.Unspecified;
        (row.State, row.MoveTime) = (made.ToState, now);

        // The moment in which it is sent: what is checked and copied then is of now, whatever was agreed before.
        if (made.Move == ReferralMove.Submit) row.SubmitTime = now;
        if (made.Move == ReferralMove.StartAssessing) row.FirstContactTime ??= made.OccurredTime;
        if (!MoveTable.IsOpen(row.State)) (row.EndTime, row.EndReason) = (made.OccurredTime, made.Reason);
        row.Version++;
    }
}

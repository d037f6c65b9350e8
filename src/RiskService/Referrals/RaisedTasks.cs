using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.Referrals.Rules;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// What follows from a move: the tasks that it opens (REFER-7, REFER-8), and an earlier review (REVIEW-3).
/// </summary>
internal sealed class RaisedTasks(
    RiskDbContext db, ListingStore listings, CaseReviews reviews, CaseDeadlines deadlines)
{
    /// <summary>Adds the tasks to the next save, and gives them as they are told in the case's chain.</summary>
    internal async Task<List<ReferralTask>> OpenAsync(
        OpenedCase opened, ReferralRow row, ReferralMoveRow made, MoveStanding before,
        CancellationToken cancellationToken)
    {
        var raises = MoveTable.Of(made.Move).Raises(made.Reason);
        if (raises)
        {
            await reviews.PullAsync(opened.Row, ReviewTrigger.ReferralEnded, made.CreateTime, cancellationToken);
        }

        var changed = (await db.SubjectAsync(row.CaseId, cancellationToken)).Id != row.SubjectPartyId;
        var needed = TaskRules.After(new TaskSetting
        {
            Move = made.Move,
            Reason = made.Reason,
            IsProgramme = row.ListingType == ListingType.PerpetratorProgramme,
            WasDraft = before.IsDraft,
            Agencies = raises ? [.. await InvolvedAsync(opened, row, cancellationToken)] : [],
            ChildHeld = opened.Row.Children > 0,
            SubjectChanged = changed,
        });
        var support = needed.Any(n => n.Kind == ReferralTaskKind.TellSurvivorService)
            ? await SupportAsync(row.ListingId, cancellationToken)
            : new IntegratedSupport();
        var tasks = new List<ReferralTask>();
        foreach (var task in needed)
        {
            var words = TaskWords.For(task, made.Move, made.Reason, support.Provider, support.Contact, changed);
            tasks.Add(await AddAsync(opened, made, task, words, cancellationToken));
        }

        return tasks;
    }

    /// <summary>
    /// Whoever was consulted, about the case or about this referral (ASSESS-6), and whom a safeguarding action brought
    /// in (ASSESS-1).
    /// </summary>
    private async Task<IEnumerable<SourceKind>> InvolvedAsync(
        OpenedCase opened, ReferralRow row, CancellationToken cancellationToken)
    {
        var consultations = await db.Set<ConsultationRow>().Where(c => c.CaseId == row.CaseId)
            .Select(c => c.Agencies).Distinct().ToListAsync(cancellationToken);
        var bits = consultations.Aggregate(0, (all, one) => all | one);
        var actions = await db.Set<SafeguardingActionRow>().Where(a => a.CaseId == row.CaseId)
            .Select(a => a.Kind).Distinct().ToListAsync(cancellationToken);
        return ConsultationView.Kinds(bits).Concat(ReferralView.Content(row, opened.Key).AgenciesConsulted)
            .Concat(actions.Select(TaskRules.AgencyOf).OfType<SourceKind>());
    }

    /// <summary>As the directory says it now: how a service is reached changes.</summary>
    private async Task<IntegratedSupport> SupportAsync(Guid listingId, CancellationToken cancellationToken)
    {
        var listing = await listings.FindAsync(listingId, cancellationToken);
        return (listing is null ? null : Listing.Parser.ParseFrom(listing.Row.Content).IntegratedSupport)
            ?? new IntegratedSupport();
    }

    private async Task<ReferralTask> AddAsync(
        OpenedCase opened, ReferralMoveRow made, NeededTask needed, string instruction,
        CancellationToken cancellationToken)
    {
        var id = Ids.Next(made.CreateTime, after: made.Id);
        var task = new ReferralTaskRow
        {
            Id = id,
            CaseId = made.CaseId,
            AgencyId = made.AgencyId,
            ReferralId = made.ReferralId,
            Kind = needed.Kind,
            Agency = needed.Agency,
            Move = made.Move,
            Reason = made.Reason,
            DueTime = made.CreateTime + TaskRules.Term,
            Instruction = opened.Key.SealText(instruction, ReferralTaskView.InstructionField, id)!,
            CreateTime = made.CreateTime,
            CreatedBy = made.CreatedBy,
        };
        db.Add(task);
        await deadlines.OpenAsync(
            opened.Row, DeadlineOf(needed.Kind), id, task.DueTime, made.CreateTime, cancellationToken);
        return task.ToProto(opened.Key);
    }

    internal static DeadlineKind DeadlineOf(ReferralTaskKind kind) =>
        kind == ReferralTaskKind.SafetyPlan ? DeadlineKind.SafetyPlan : DeadlineKind.Notice;
}

using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Assessments.Rules;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Deadlines;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Assessments;

/// <summary>
/// The consultation that a decision of another slice needs (ASSESS-6): done with the agencies that were consulted, or
/// open and due soon. It never delays the decision.
/// </summary>
internal sealed class DecisionConsultations(
    RiskDbContext db, CurrentCaller caller, ReviewSettingsBook settings, CaseDeadlines deadlines)
{
    /// <summary>As it would be, were it stored.</summary>
    internal async Task<Consultation> PreviewAsync(
        CaseRow row, IReadOnlyList<SourceKind> consulted, DateTimeOffset now, CancellationToken cancellationToken) =>
        Consultations.View(
            Need(row, consulted), consulted, now, await settings.TimesAsync(cancellationToken));

    /// <summary>Adds it to the next save.</summary>
    internal async Task<Consultation> AddAsync(
        OpenedCase opened, IReadOnlyList<SourceKind> consulted, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (row, key) = opened;
        var due = now + (await settings.TimesAsync(cancellationToken)).Consultation;
        var need = Need(row, consulted);
        var added = new ConsultationRow
        {
            Id = Ids.Next(now),
            CaseId = row.Id,
            AgencyId = row.AgencyId,
            RequiredAgencies = Consultations.Bits(need.Required),
            Agencies = Consultations.Bits(consulted),
            Done = need.Met,
            DueTime = due,
            ConsultTime = need.Met ? now : null,
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        };
        db.Add(added);
        if (!need.Met)
        {
            await deadlines.OpenAsync(row, DeadlineKind.Consultation, added.Id, due, now, cancellationToken);
        }

        return added.ToProto(key);
    }

    /// <summary>
    /// Adds another one to the next save where the decision is carried out now, and needs an agency that it did not
    /// need when it was made: a child may have come into the case since. Null where nobody is missing.
    /// </summary>
    internal async Task<Consultation?> AddMissingAsync(
        OpenedCase opened, Guid id, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var (row, _) = opened;
        var first = await db.Set<ConsultationRow>().SingleAsync(
            c => c.CaseId == row.Id && c.Id == id, cancellationToken);
        var since = await db.Set<ConsultationRow>()
            .Where(c => c.CaseId == row.Id && c.CreateTime >= first.CreateTime)
            .Select(c => c.Agencies).Distinct().ToListAsync(cancellationToken);
        var consulted = since.Aggregate(0, (all, one) => all | one);
        var needed = Consultations.Bits(Need(row, []).Required);
        return (needed & ~first.RequiredAgencies & ~consulted) == 0
            ? null
            : await AddAsync(opened, [.. ConsultationView.Kinds(consulted)], now, cancellationToken);
    }

    /// <summary>As it now stands: what was missing may have been done since.</summary>
    internal async Task<Consultation> GetAsync(OpenedCase opened, Guid id, CancellationToken cancellationToken)
    {
        var (row, key) = opened;
        var found = await db.Set<ConsultationRow>().SingleAsync(
            c => c.CaseId == row.Id && c.Id == id, cancellationToken);
        return found.ToProto(key);
    }

    private static ConsultationNeed Need(CaseRow row, IReadOnlyList<SourceKind> consulted) =>
        ConsultationRule.Need(row.Children, [.. consulted]);
}

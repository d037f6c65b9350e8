using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Assessments;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals;

/// <summary>
/// Makes a referral, as a draft, of a plan that the rules allow. The case stays as it is: its state and its review do
/// not change (REFER-6).
/// </summary>
internal sealed class Refer(
    CaseBook book, CaseCriteria criteria, CriteriaFacts facts, DirectoryCatalogue catalogue, ReferralPlans plans,
    ReferralView views, DecisionConsultations consultations, CaseEntries entries, RiskDbContext db, Writes writes,
    CurrentCaller caller, TimeProvider clock, IOptions<LimitsOptions> limits)
{
    internal async Task<ReferResponse> ExecuteAsync(ReferRequest request, CancellationToken cancellationToken)
    {
        if (request.Override is not null && !caller.Value.Is(Roles.Manager))
        {
            throw new Failure.Forbidden("Only a manager may decide to set a rule aside (REFER-2, REFER-5).")
                .AsException();
        }

        var caseId = RequestChecks.Id("case_id", request.CaseId);
        var listingId = RequestChecks.Id("listing_id", request.ListingId);
        var checks = new RequestChecks(limits.Value, clock.Now());
        checks.Refer(request, facts);
        checks.ThrowIfAny();
        if (request.ValidateOnly)
        {
            var tried = await PrepareAsync(
                await book.OpenAsync(caseId, cancellationToken), request, listingId, cancellationToken);
            return new ReferResponse { Referral = await PreviewAsync(tried, request, cancellationToken) };
        }

        return await writes.RunAsync(request, request.RequestId, async token =>
        {
            var opened = await book.OpenForChangeAsync(caseId, token);
            var referral = await StoreAsync(
                await PrepareAsync(opened, request, listingId, token), request, token);
            return new Written<ReferResponse>(new ReferResponse { Referral = referral }, caseId, opened.Key);
        }, cancellationToken);
    }

    private async Task<Prepared> PrepareAsync(
        OpenedCase opened, ReferRequest request, Guid listingId, CancellationToken cancellationToken)
    {
        CheckOpen(opened.Row);
        if (opened.Row.LatestAssessmentId is null) throw new Failure.NeverAssessed().AsException();
        var listing = await catalogue.FindPublishedAsync(listingId, cancellationToken)
            ?? throw new Failure.NotFound("listing").AsException();
        var subject = await db.SubjectAsync(opened.Row.Id, cancellationToken);
        var known = await criteria.OfAsync(opened, request.Criteria, withSurvivor: false, cancellationToken);
        var allowed = await plans.AllowAsync(new ReferralPlan(
            listing, known, known.HasAge && request.Criteria is not { HasAge: true },
            !string.IsNullOrWhiteSpace(request.ContinuingWorkerId), request.ReviewDate.Length > 0,
            request.Override is null ? [] : [.. System.Enum.GetValues<Criterion>()]), cancellationToken);
        if (request.Override is not null && allowed.RulesSetAside.IsEmpty)
        {
            throw Violations.One("override", "Nothing needs it: no rule refuses this referral. Leave it out.");
        }

        await RefuseDuplicateAsync(opened.Row.Id, subject.Id, listingId, cancellationToken);
        return new Prepared(opened, listing, listingId, subject.Id, Content(request, listing, allowed));
    }

    /// <summary>To send something of a closed case is a plan too.</summary>
    internal static void CheckOpen(CaseRow row)
    {
        if (row.State == CaseState.Open) return;
        throw new Failure.IllegalTransition("The case is closed. Assess it, which opens it again, and refer then.")
            .AsException();
    }

    private async Task RefuseDuplicateAsync(
        Guid caseId, Guid subjectId, Guid listingId, CancellationToken cancellationToken)
    {
        var open = await db.Set<ReferralRow>()
            .Where(r => r.CaseId == caseId && r.SubjectPartyId == subjectId && r.ListingId == listingId
                && r.EndTime == null)
            .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(cancellationToken);
        if (open is { } id) throw new Failure.DuplicateReferral(id).AsException();
    }

    private Referral Content(ReferRequest request, Listing listing, AllowedPlan allowed) => new()
    {
        ListingId = listing.ListingId,
        ListingName = listing.Name,
        OrganisationName = listing.OrganisationName,
        ListingType = listing.Type,
        Purpose = listing.Type == ListingType.PerpetratorProgramme
            ? ReferralPurpose.Abuse
            : ReferralPurpose.Additional,
        Criteria = { allowed.Criteria },
        Override = request.Override is not { } decision ? null : new ReferralOverride
        {
            Reason = decision.Reason,
            RuleIds = { allowed.RulesSetAside },
            DecidedBy = caller.Value.Subject,
        },
        ProgrammeSearch = allowed.Search,
        ContinuingWorkerId = request.ContinuingWorkerId.Trim(),
        ReviewDate = request.ReviewDate,
        Note = request.Note,
        AgenciesConsulted = { request.AgenciesConsulted.Distinct().Order() },
    };

    private async Task<Referral> PreviewAsync(
        Prepared prepared, ReferRequest request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var view = prepared.Content;
        view.CaseId = request.CaseId;
        view.State = ReferralState.Draft;
        view.NameMayTellPlace = ReferralView.NameMayTellPlace(view);
        view.CreateTime = now.ToTimestamp();
        view.Consultation = await consultations.PreviewAsync(
            prepared.Opened.Row, request.AgenciesConsulted, now, cancellationToken);
        view.ProgrammeConnected = await views.IsConnectedAsync(prepared.ListingId, cancellationToken);
        await views.AdviseAsync(prepared.Opened.Row, prepared.SubjectId, view, cancellationToken);
        return view;
    }

    private async Task<Referral> StoreAsync(
        Prepared prepared, ReferRequest request, CancellationToken cancellationToken)
    {
        var now = clock.Now();
        var (opened, id) = (prepared.Opened, Ids.Next(now));
        var consultation = await consultations.AddAsync(opened, request.AgenciesConsulted, now, cancellationToken);
        var row = new ReferralRow
        {
            Id = id,
            CaseId = opened.Row.Id,
            AgencyId = opened.Row.AgencyId,
            ListingId = prepared.ListingId,
            ListingType = prepared.Listing.Type,
            SubjectPartyId = prepared.SubjectId,
            Content = opened.Key.Seal(prepared.Content.ToByteArray(), ReferralView.ContentField, id),
            Criteria = SealCriteria(opened, request.Criteria, id),
            ConsultationId = Guid.Parse(consultation.ConsultationId),
            ReviewDate = ListingView.Day(request.ReviewDate),
            MoveTime = now,
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        };
        db.Add(row);
        var view = await views.MakeNewAsync(opened, row, consultation, cancellationToken);
        var entry = view.Clone();
        entry.AllowedMoves.Clear();
        opened.Row.Changed(now);
        entries.Append(opened.Row, opened.Key, EntryKind.Referral, new EntryContent
        {
            Referral = new ReferralEntry { Referral = entry },
        }, now);
        return view;
    }

    private static byte[]? SealCriteria(OpenedCase opened, MatchCriteria? sent, Guid id)
    {
        if (sent is null) return null;
        var kept = sent.Clone();
        kept.SurvivorPlace = null;
        return kept.CalculateSize() == 0
            ? null
            : opened.Key.Seal(kept.ToByteArray(), ReferralView.CriteriaField, id);
    }

    private sealed record Prepared(
        OpenedCase Opened, Listing Listing, Guid ListingId, Guid SubjectId, Referral Content);
}

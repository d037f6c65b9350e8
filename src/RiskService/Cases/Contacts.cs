using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Cases.Rules;
using RiskPlatform.RiskService.Platform.Access;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Cases;

/// <summary>Plans contacts, which rules may refuse, and records them, which nothing may.</summary>
internal sealed class Contacts(
    CaseBook book, CaseEntries entries, RiskDbContext db, Writes writes, CurrentCaller caller, TimeProvider clock,
    IOptions<LimitsOptions> limits)
{
    private const string Field = "contact";

    internal async Task<PlanContactResponse> PlanAsync(PlanContactRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.Contact(Field, request.Contact, past: false);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        if (request.ValidateOnly)
        {
            var file = await book.ReadFileAsync(id, cancellationToken);
            file.CheckOpen();
            RefuseBreaches(file, request.Contact);
            return new PlanContactResponse { Contact = View(request.Contact, ContactState.Planned, null, clock.Now()) };
        }

        return await writes.RunAsync(request, request.RequestId, async token =>
        {
            var file = await book.OpenFileAsync(id, token);
            file.CheckOpen();
            RefuseBreaches(file, request.Contact);
            var contact = Store(file, request.Contact, ContactState.Planned, [], null);
            return new Written<PlanContactResponse>(new PlanContactResponse { Contact = contact }, id, file.Key);
        }, cancellationToken);
    }

    internal Task<RecordContactResponse> RecordAsync(RecordContactRequest request, CancellationToken cancellationToken)
    {
        var checks = Checks();
        checks.Contact(Field, request.Contact, past: true);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("case_id", request.CaseId);
        var planned = request.PlannedContactId.Length == 0
            ? (Guid?)null
            : RequestChecks.Id("planned_contact_id", request.PlannedContactId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var file = await WithThoseWhoLeftAsync(await book.OpenFileAsync(id, token), token);
            if (planned is { } plan && !await db.Set<ContactRow>()
                    .AnyAsync(c => c.CaseId == id && c.Id == plan && c.State == ContactState.Planned, token))
            {
                throw Violations.One("planned_contact_id", "Is not a planned contact of this case.");
            }

            var state = request.DidNotTakePlace ? ContactState.DidNotTakePlace : ContactState.TookPlace;
            var flags = Flags(file, request);
            var value = request.Contact.Clone();
            value.ClearSubjectIntoxicated();
            if (request.HasSubjectIntoxicated) value.SubjectIntoxicated = request.SubjectIntoxicated;
            value.ConfidentialityLimitsExplained = request.ConfidentialityLimitsExplained;
            var contact = Store(file, value, state, flags, planned);
            var former = await IsOfFormerSubjectAsync(request, id, token);
            var present = Setting(file, request.Contact, intoxicated: false).Attends(PartyRole.Subject);
            if (!former && present && Learn(file.Row, request)) file.Row.Changed(clock.Now());
            return new Written<RecordContactResponse>(new RecordContactResponse { Contact = contact }, id, file.Key);
        }, cancellationToken);
    }

    internal async Task<ListContactsResponse> ListAsync(
        ListContactsRequest request, CancellationToken cancellationToken)
    {
        var id = RequestChecks.Id("case_id", request.CaseId);
        var size = PageToken.Size(request.PageSize, 50, 200);
        var opened = await book.OpenAsync(id, cancellationToken);
        var page = await db.Set<ContactRow>().Where(c => c.CaseId == id)
            .PageAsync($"contacts {id}", size, request.PageToken, cancellationToken);
        return new ListContactsResponse
        {
            Contacts = { page.Rows.Select(c => Contact.Parser.ParseFrom(opened.Key.Open(c.Content, "contact", c.Id))) },
            NextPageToken = page.NextToken,
        };
    }

    /// <summary>What took place is recorded whoever has left the case since: facts are never refused.</summary>
    private async Task<CaseFile> WithThoseWhoLeftAsync(CaseFile file, CancellationToken cancellationToken)
    {
        var left = await db.Set<PartyRow>().Where(p => p.CaseId == file.Row.Id && p.RemoveTime != null)
            .ToListAsync(cancellationToken);
        return file with { Parties = [.. file.Parties, .. left] };
    }

    /// <summary>
    /// What a contact tells of the subject stands for the case; a contact recorded late replaces nothing newer.
    /// </summary>
    private static bool Learn(CaseRow row, RecordContactRequest request)
    {
        var before = (row.SubjectIntoxicated, row.IntoxicationTime, row.ConfidentialityExplained);
        var time = RequestChecks.Stored(request.Contact.ContactTime)!.Value;
        if (request.HasSubjectIntoxicated && !(row.IntoxicationTime > time))
        {
            (row.SubjectIntoxicated, row.IntoxicationTime) = (request.SubjectIntoxicated, time);
        }

        // A contact that did not take place told nobody anything (RESPOND-7).
        row.ConfidentialityExplained |= request is { ConfidentialityLimitsExplained: true, DidNotTakePlace: false };
        return before != (row.SubjectIntoxicated, row.IntoxicationTime, row.ConfidentialityExplained);
    }

    /// <summary>What a contact before a role swap told is of somebody who no longer is the subject (LOOK-3).</summary>
    private async Task<bool> IsOfFormerSubjectAsync(
        RecordContactRequest request, Guid caseId, CancellationToken cancellationToken)
    {
        if (!request.HasSubjectIntoxicated && !request.ConfidentialityLimitsExplained) return false;
        var time = RequestChecks.Stored(request.Contact.ContactTime)!.Value;
        return await db.Set<RoleSwapRow>().AnyAsync(
            s => s.CaseId == caseId && s.Approved == true && s.DecideTime > time, cancellationToken);
    }

    private RequestChecks Checks() => new(limits.Value, clock.Now());

    private static void RefuseBreaches(CaseFile file, Contact contact)
    {
        var breaches = ContactRules.Check(Setting(file, contact, file.Row.SubjectIntoxicated));
        if (breaches.Length == 0) return;
        throw new Failure.RefusedByRule([.. breaches.Select(b =>
            new RuleViolation(b.RuleId, b.Field, $"{b.Why} {b.SafeAlternative}"))]).AsException();
    }

    private static List<PracticeFlag> Flags(CaseFile file, RecordContactRequest request)
    {
        var intoxicated = request.HasSubjectIntoxicated ? request.SubjectIntoxicated : file.Row.SubjectIntoxicated;
        var setting = Setting(file, request.Contact, intoxicated);
        if (request.DidNotTakePlace) return [];
        var flags = ContactRules.Check(setting)
            .Select(b => new PracticeFlag { RuleId = b.RuleId, Message = $"{b.Why} {b.SafeAlternative}" }).ToList();
        if (file.Row.Children > 0 && setting.IsAboutAbuse && setting.Participates(PartyRole.Subject)
            && !request.ConfidentialityLimitsExplained && !file.Row.ConfidentialityExplained)
        {
            flags.Add(new PracticeFlag
            {
                RuleId = "RESPOND-7",
                Message = "A child is in the case and it is not recorded that the subject was told where "
                    + "confidentiality ends. Say so at the next safe contact and record it. "
                    + "It never blocks sharing what protects a child.",
            });
        }

        return flags;
    }

    private static ContactSetting Setting(CaseFile file, Contact contact, bool intoxicated) => new(
        contact.Purpose, contact.Mode,
        [.. contact.Attendances.Select((a, i) => new ContactAttendance(
            file.Party($"{Field}.attendances[{i}].party_id",
                RequestChecks.Id($"{Field}.attendances[{i}].party_id", a.PartyId)).Role, a.Role))],
        contact.WorkerIds.Select(w => w.Trim()).Distinct(StringComparer.OrdinalIgnoreCase).Count(),
        intoxicated);

    private Contact Store(
        CaseFile file, Contact value, ContactState state, IEnumerable<PracticeFlag> flags, Guid? planned)
    {
        var now = clock.Now();
        var id = Ids.Next(now);
        var contact = View(value, state, id, now);
        contact.PracticeFlags.AddRange(flags);
        db.Add(new ContactRow
        {
            Id = id,
            CaseId = file.Row.Id,
            AgencyId = file.Row.AgencyId,
            State = state,
            ContactTime = RequestChecks.Stored(value.ContactTime)!.Value,
            PlannedContactId = planned,
            Content = file.Key.Seal(contact.ToByteArray(), "contact", id),
            CreateTime = now,
            CreatedBy = caller.Value.Subject,
        });
        var entry = new EntryContent { Contact = contact, PracticeFlags = { contact.PracticeFlags } };
        entries.Append(file.Row, file.Key, EntryKind.Contact, entry, now);
        return contact;
    }

    private static Contact View(Contact value, ContactState state, Guid? id, DateTimeOffset now)
    {
        var view = value.Clone();
        view.ContactId = id?.ToString() ?? "";
        view.State = state;
        view.PracticeFlags.Clear();
        if (state == ContactState.Planned)
        {
            view.ClearSubjectIntoxicated();
            view.ConfidentialityLimitsExplained = false;
        }

        view.CreateTime = now.ToTimestamp();
        return view;
    }
}

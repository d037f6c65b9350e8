using RiskPlatform.RiskService.OpenReferral.Mapping;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Import;

/// <summary>What a row does, and why.</summary>
internal sealed record JudgedRow(
    FileRow Row, ImportOutcome Outcome, IReadOnlyList<string> Details, ListingRow? Listing,
    StagedOrganisation? Organisation, Listing? Content);

/// <summary>Holds a row of a file against what the directory has.</summary>
internal sealed class RowJudge(ListingMerge merge, AreaCatalogue areas, LimitsOptions limits, DateTimeOffset now)
{
    /// <summary>
    /// What tells where a confidential place is, is neither taken nor reported: the report is kept as it is.
    /// </summary>
    internal JudgedRow Judge(FileRow row, ListingParts? known, StagedOrganisation? organisation)
    {
        IReadOnlyList<Location> said = known is null
            ? []
            : merge.AsSaid(ListingContent.Of(known.Row), PublicOrganisation.From(known.Organisation)).Locations;
        var hidden = Hidden(row.Read, said, known?.Row.HadConfidentialPlace ?? false);
        var judged = Judge(row, known, organisation, said, hidden);
        return judged with
        {
            Row = hidden.AreIn(row.Name) ? row with { Name = "" } : row,
            Details = [.. judged.Details.Where(d => !hidden.AreIn(d))],
        };
    }

    /// <summary>
    /// Of the row's places, those that must not be known. Of a listing that has or had such a place they are all that
    /// are not shown already: its places stay as they are, and the row may still name where one is.
    /// </summary>
    private static HiddenWords Hidden(ReadService? read, IReadOnlyList<Location> said, bool hasConfidential) => new(
        (read?.Listing.Locations ?? []).Where(l => read!.MarkedPlaces.Contains(l.LocationId)
            || ((l.Confidential || hasConfidential) && !said.Any(s => Equals(s.Address, l.Address)))));

    private JudgedRow Judge(
        FileRow row, ListingParts? known, StagedOrganisation? organisation, IReadOnlyList<Location> said,
        HiddenWords hidden)
    {
        var notes = row.Notes;
        if (row.Read is not { } read || organisation is null || notes.Problems.Count > 0) return Rejected(row, known);
        if (hidden.AreIn(organisation.Merged.Name) || hidden.AreIn(organisation.Merged.Description))
        {
            notes.Problem("organization", "Tells where a confidential place is, and is shown. Leave that out.");
        }

        if (known is null)
        {
            if (!read.IsActive) notes.Problem("status", "Only what is active is added. Leave out what is not.");
            var made = read.Listing.Clone();
            PlaceMerge.Add(made, notes);
            return Taken(row, ImportOutcome.Created, null, organisation, made, [], hidden);
        }

        if (known.Row.State == ListingState.Archived)
        {
            notes.Problem("id", "Names a listing that was taken out of the directory for good.");
        }

        if (read.TypeIsSaid && read.Listing.Type != known.Row.Type)
        {
            notes.Problem("attributes", $"Say {read.Listing.Type}, and the listing is {known.Row.Type}. What a listing "
                + "is never changes; send it under another id.");
        }

        var (merged, changed) = Merge(read, known, organisation, said, notes);
        if (changed.Count > 0 && known.Row.State == ListingState.Published)
        {
            foreach (var (field, fix) in ListingViews.MissingToPublish(merged, organisationActive: true))
            {
                notes.Problem(field["listing.".Length..], $"A published listing needs it. {fix}");
            }
        }

        return Taken(
            row, changed.Count > 0 ? ImportOutcome.Changed : ImportOutcome.Unchanged, known.Row, organisation, merged,
            changed, hidden);
    }

    private (Listing Merged, List<string> Changed) Merge(
        ReadService read, ListingParts known, StagedOrganisation organisation, IReadOnlyList<Location> said,
        RowNotes notes)
    {
        var result = merge.Merge(
            ListingContent.Of(known.Row), PublicOrganisation.From(known.Organisation), read);
        var changed = result.Changed.ToList();
        if (PlaceMerge.Merge(result.Listing, said, known.Row.HadConfidentialPlace, read, notes))
        {
            changed.Add("locations");
        }

        if (organisation.Id != known.Row.OrganisationId) changed.Add("organisation_id");
        changed.AddRange(organisation.Changed);
        return (result.Listing, changed);
    }

    private JudgedRow Taken(
        FileRow row, ImportOutcome outcome, ListingRow? listing, StagedOrganisation organisation, Listing content,
        IReadOnlyList<string> changed, HiddenWords hidden)
    {
        if (outcome != ImportOutcome.Unchanged) Check(content, hidden, row.Notes);
        if (row.Notes.Problems.Count > 0) return Rejected(row, listing);
        if (outcome == ImportOutcome.Unchanged)
        {
            return new JudgedRow(row, outcome, row.Notes.Remarks, listing, organisation, null);
        }

        organisation.IsUsed = true;
        return new JudgedRow(row, outcome, [.. changed, .. row.Notes.Remarks], listing, organisation, content);
    }

    /// <summary>By the same checks as what an admin enters.</summary>
    private void Check(Listing listing, HiddenWords hidden, RowNotes notes)
    {
        const string Field = "listing";
        var checks = new RequestChecks(limits, now);
        checks.Listing(Field, listing, DateOnly.FromDateTime(now.UtcDateTime), areas);
        checks.NoAddressElsewhere(Field, listing, "", hidden);
        try
        {
            checks.ThrowIfAny();
        }
        catch (FailureException e) when (e.Failure is Failure.Invalid invalid)
        {
            foreach (var violation in invalid.Violations)
            {
                notes.Problem(violation.Field[(Field.Length + 1)..], violation.Description);
            }
        }
    }

    private static JudgedRow Rejected(FileRow row, ListingParts? known) => Rejected(row, known?.Row);

    private static JudgedRow Rejected(FileRow row, ListingRow? listing) =>
        new(row, ImportOutcome.Rejected, row.Notes.Problems, listing, null, null);
}

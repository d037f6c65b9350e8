using Microsoft.EntityFrameworkCore;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Idempotency;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.Platform.Protection;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Adds, changes and archives organisations.</summary>
internal sealed class OrganisationAdmin(
    RiskDbContext db, ListingWriter writer, ListingViews views, Writes writes, DeskKeys desk)
{
    private const string Field = "organisation";

    internal Task<CreateOrganisationResponse> CreateAsync(
        CreateOrganisationRequest request, CancellationToken cancellationToken)
    {
        Check(request.Organisation, request.Reason, required: false);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            await RequireFreeAsync(request.Organisation.AgencyId, Guid.Empty, token);
            var edit = await writer.BeginAsync(new ChangeNote(request.Reason), token);
            var row = edit.Add(request.Organisation, source: null);
            await edit.CompleteAsync(token);
            return new Written<CreateOrganisationResponse>(
                new CreateOrganisationResponse { Organisation = OrganisationView.Make(row) },
                await desk.OpenAsync(token));
        }, cancellationToken);
    }

    internal Task<UpdateOrganisationResponse> UpdateAsync(
        UpdateOrganisationRequest request, CancellationToken cancellationToken)
    {
        Check(request.Organisation, request.Reason, required: true);
        var id = RequestChecks.Id("organisation.organisation_id", request.Organisation.OrganisationId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var row = await FindAsync(id, token);
            ListingViews.CheckEtag(request.Etag, row.Version, Field);
            await RequireFreeAsync(request.Organisation.AgencyId, id, token);
            var edit = await writer.BeginAsync(new ChangeNote(request.Reason), token);
            edit.Change(row, request.Organisation);
            await edit.CompleteAsync(token);
            return new Written<UpdateOrganisationResponse>(
                new UpdateOrganisationResponse { Organisation = OrganisationView.Make(row) },
                await desk.OpenAsync(token));
        }, cancellationToken);
    }

    internal Task<ArchiveOrganisationResponse> ArchiveAsync(
        ArchiveOrganisationRequest request, CancellationToken cancellationToken)
    {
        var checks = views.Checks();
        checks.Reason(request.Reason, required: true);
        checks.ThrowIfAny();
        var id = RequestChecks.Id("organisation_id", request.OrganisationId);
        return writes.RunAsync(request, request.RequestId, async token =>
        {
            var row = await FindAsync(id, token);
            ListingViews.CheckEtag(request.Etag, row.Version, Field);
            if (row.State == OrganisationState.Archived)
            {
                throw new Failure.IllegalTransition("This organisation is archived.").AsException();
            }

            // Taken before looking: a listing that is added meanwhile takes the next number, and one of the two fails.
            var edit = await writer.BeginAsync(new ChangeNote(request.Reason), token);
            if (await db.Set<ListingRow>()
                .AnyAsync(l => l.OrganisationId == id && l.State != ListingState.Archived, token))
            {
                throw new Failure.IllegalTransition(
                    "This organisation has listings that are not archived. Archive them first.").AsException();
            }

            edit.Archive(row);
            await edit.CompleteAsync(token);
            return new Written<ArchiveOrganisationResponse>(
                new ArchiveOrganisationResponse { Organisation = OrganisationView.Make(row) },
                await desk.OpenAsync(token));
        }, cancellationToken);
    }

    internal async Task<GetOrganisationResponse> GetAsync(
        GetOrganisationRequest request, CancellationToken cancellationToken)
    {
        var row = await FindAsync(RequestChecks.Id("organisation_id", request.OrganisationId), cancellationToken);
        return new GetOrganisationResponse { Organisation = OrganisationView.Make(row) };
    }

    private async Task<OrganisationRow> FindAsync(Guid id, CancellationToken cancellationToken) =>
        await db.Set<OrganisationRow>().SingleOrDefaultAsync(o => o.Id == id, cancellationToken)
        ?? throw new Failure.NotFound(Field).AsException();

    /// <summary>Two organisations of one agency would see each other's referrals (REFER-7).</summary>
    private async Task RequireFreeAsync(string agencyId, Guid own, CancellationToken cancellationToken)
    {
        if (agencyId.Length == 0) return;
        if (!await db.Set<OrganisationRow>()
            .AnyAsync(o => o.ConnectedAgencyId == agencyId && o.Id != own, cancellationToken))
        {
            return;
        }

        throw Violations.One(
            "organisation.agency_id", "Is connected to another organisation. Take it out there first.", "REFER-7");
    }

    private void Check(Organisation? organisation, string reason, bool required)
    {
        var checks = views.Checks();
        checks.Organisation(Field, organisation);
        checks.Reason(reason, required);
        checks.ThrowIfAny();
    }
}

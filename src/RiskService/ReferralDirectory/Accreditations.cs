using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>Adds accreditations to programmes and replaces their details, such as their state (REFER-1).</summary>
internal sealed class Accreditations(ListingChanges changes, ListingViews views)
{
    internal Task<AddAccreditationResponse> AddAsync(
        AddAccreditationRequest request, CancellationToken cancellationToken)
    {
        Check(request.Accreditation, request.Reason, required: false);
        return changes.RunAsync(
            request, ("listing_id", request.ListingId), request.Etag, (request.RequestId, request.Reason),
            (edit, parts, _) =>
            {
                if (parts.Row.Type != ListingType.PerpetratorProgramme)
                {
                    throw Violations.One(
                        "listing_id", "Is no perpetrator programme. Accreditations are of those alone.", "REFER-1");
                }

                var added = edit.Accredit(parts, request.Accreditation);
                return Task.FromResult(parts with { Accreditations = [.. parts.Accreditations, added] });
            },
            listing => new AddAccreditationResponse { Listing = listing }, cancellationToken);
    }

    internal Task<UpdateAccreditationResponse> UpdateAsync(
        UpdateAccreditationRequest request, CancellationToken cancellationToken)
    {
        Check(request.Accreditation, request.Reason, required: true);
        var id = RequestChecks.Id("accreditation.accreditation_id", request.Accreditation.AccreditationId);
        return changes.RunAsync(
            request, ("listing_id", request.ListingId), etag: null, (request.RequestId, request.Reason),
            (edit, parts, _) =>
            {
                var row = parts.Accreditations.SingleOrDefault(a => a.Id == id)
                    ?? throw new Failure.NotFound("accreditation").AsException();
                ListingViews.CheckEtag(request.Etag, row.Version, "accreditation");
                edit.Reaccredit(parts, row, request.Accreditation);
                return Task.FromResult(parts);
            },
            listing => new UpdateAccreditationResponse { Listing = listing }, cancellationToken);
    }

    private void Check(Accreditation? accreditation, string reason, bool required)
    {
        var checks = views.Checks();
        checks.Accreditation("accreditation", accreditation);
        checks.Reason(reason, required);
        checks.ThrowIfAny();
    }
}

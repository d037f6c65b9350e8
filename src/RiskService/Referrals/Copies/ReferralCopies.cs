using Google.Protobuf;
using Microsoft.Extensions.Options;
using RiskPlatform.RiskService.Platform.Errors;
using RiskPlatform.RiskService.Platform.Persistence;
using RiskPlatform.RiskService.ReferralDirectory;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Referrals.Copies;

/// <summary>Gives out the two copies of a referral, which have nothing in common but the service's name.</summary>
internal sealed class ReferralCopies(
    ReferralBook book, ProgrammeCopies programmeCopies, ListingStore listings, RiskDbContext db, TimeProvider clock,
    IOptions<DirectoryOptions> directory)
{
    /// <summary>For a draft, as it would be sent now; once sent, exactly what was.</summary>
    internal async Task<GetProgrammeCopyResponse> OfProgrammeAsync(
        GetProgrammeCopyRequest request, CancellationToken cancellationToken)
    {
        var (opened, row) = await book.OpenAsync(request.ReferralId, cancellationToken);
        var copy = row.ProgrammeCopy is { } sent
            ? ProgrammeCopy.Parser.ParseFrom(opened.Key.Open(sent, ReferralView.ProgrammeCopyField, row.Id))
            : await programmeCopies.MakeAsync(opened, row, submitTime: null, cancellationToken);
        return new GetProgrammeCopyResponse
        {
            Copy = copy,
            Pdf = UnsafeByteOperations.UnsafeWrap(ProgrammeCopyPdf.Write(copy)),
        };
    }

    internal async Task<GetSubjectCopyResponse> OfSubjectAsync(
        GetSubjectCopyRequest request, CancellationToken cancellationToken)
    {
        var (opened, row) = await book.OpenAsync(request.ReferralId, cancellationToken);
        if (!row.IsOpen)
        {
            throw new Failure.IllegalTransition(
                "The referral has ended: a copy would send the subject to a service that does not expect them.")
                .AsException();
        }

        ProgrammeCopies.CheckSubject(await db.SubjectAsync(opened.Row.Id, cancellationToken), row);
        var parts = await listings.FindAsync(row.ListingId, cancellationToken)
            ?? throw new Failure.NotFound("listing").AsException();
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var copy = SubjectCopies.Make(PublicDetails.From(ListingView.Make(parts, today, directory.Value)));
        return new GetSubjectCopyResponse
        {
            Copy = copy,
            Pdf = UnsafeByteOperations.UnsafeWrap(SubjectCopies.Pdf(copy)),
        };
    }
}

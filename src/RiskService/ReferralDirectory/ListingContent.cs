using Google.Protobuf;
using RiskPlatform.RiskService.ReferralDirectory.Areas;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>What is kept of a listing or an organisation as it was sent.</summary>
internal static class ListingContent
{
    private static readonly MessageParser<Listing> Listings =
        Listing.Parser.WithDiscardUnknownFields(true);

    private static readonly MessageParser<Organisation> Organisations =
        Organisation.Parser.WithDiscardUnknownFields(true);

    /// <summary>Without what is output only or has a column, its organisation and kind apart.</summary>
    internal static Listing Of(Listing sent)
    {
        var kept = Listings.ParseFrom(sent.ToByteString());
        kept.ListingId = "";
        kept.OrganisationName = "";
        kept.State = ListingState.Unspecified;
        if (kept.Catchment is { } catchment)
        {
            catchment.AreaNames.Clear();
            var districts = catchment.PostcodeDistricts;
            for (var i = 0; i < districts.Count; i++) districts[i] = PostcodeDistrict.Normalise(districts[i]);
        }

        if (kept.Capacity is { } capacity) capacity.Stale = false;
        kept.Assurance = null;
        kept.Accreditations.Clear();
        kept.Source = null;
        (kept.CreateTime, kept.UpdateTime, kept.Etag) = (null, null, "");
        return kept;
    }

    /// <summary>As stored, with its organisation and kind.</summary>
    internal static Listing Of(ListingRow row)
    {
        var kept = Listing.Parser.ParseFrom(row.Content);
        (kept.OrganisationId, kept.Type) = (row.OrganisationId.ToString(), row.Type);
        return kept;
    }

    /// <summary>Without what is output only.</summary>
    internal static Organisation Of(Organisation sent)
    {
        var kept = Organisations.ParseFrom(sent.ToByteString());
        kept.OrganisationId = "";
        kept.State = OrganisationState.Unspecified;
        kept.Source = null;
        (kept.CreateTime, kept.UpdateTime, kept.Etag) = (null, null, "");
        return kept;
    }

    internal static Organisation Of(OrganisationRow row)
    {
        var kept = Organisation.Parser.ParseFrom(row.Content);
        (kept.Name, kept.AgencyId) = (row.Name, row.ConnectedAgencyId ?? "");
        return kept;
    }

    /// <summary>The bytes of its row.</summary>
    internal static byte[] Bytes(Listing kept)
    {
        var bare = kept.Clone();
        (bare.OrganisationId, bare.Type) = ("", ListingType.Unspecified);
        return bare.ToByteArray();
    }

    internal static byte[] Bytes(Organisation kept)
    {
        var bare = kept.Clone();
        (bare.Name, bare.AgencyId) = ("", "");
        return bare.ToByteArray();
    }
}

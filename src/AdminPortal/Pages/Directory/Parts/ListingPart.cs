namespace RiskPlatform.AdminPortal.Pages.Directory.Parts;

/// <summary>What of a listing is read and changed together.</summary>
public enum ListingPart
{
    Basics,
    Contact,
    Area,
    Eligibility,
    Support,
    Delivery,
    Schedule,
    Routes,
    Places,
}

/// <summary>One line of a listing: what it says, and in which words.</summary>
internal sealed record Row(string Label, string Value);

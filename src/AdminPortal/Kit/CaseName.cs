namespace RiskPlatform.AdminPortal.Kit;

/// <summary>What a case is called on a page: the agency's own reference, else the end of its id.</summary>
public static class CaseName
{
    public static string Of(string? reference, string caseId) =>
        string.IsNullOrEmpty(reference) ? Of(caseId) : reference;

    // The end of an id of this version is random; its start is a time that many share.
    public static string Of(string caseId)
    {
        ArgumentNullException.ThrowIfNull(caseId);
        return caseId.Length > 12 ? "Case\u00a0…" + caseId[^12..] : "Case " + caseId;
    }
}

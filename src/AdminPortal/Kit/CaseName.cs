namespace RiskPlatform.AdminPortal.Kit;

/// <summary>How a case is called in a list: by the agency's own reference, else by the start of its id.</summary>
internal static class CaseName
{
    internal static string Of(string reference, string caseId) =>
        reference.Length > 0 ? reference : Of(caseId);

    // The end of an id of this version is random; its start is a time that many share.
    internal static string Of(string caseId) => caseId.Length > 12 ? "Case …" + caseId[^12..] : "Case " + caseId;
}

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>
/// What is said of a row: why it can't be used, or what of it was not taken. Each names the field as the file has it,
/// and how to mend it. They are of listings, which are public, and are kept with the import.
/// </summary>
internal sealed class RowNotes
{
    /// <summary>Enough to mend a row by.</summary>
    private const int Most = 20;

    private readonly List<string> problems = [];
    private readonly List<string> remarks = [];

    internal IReadOnlyList<string> Problems => problems;

    internal IReadOnlyList<string> Remarks => remarks;

    internal void Problem(string field, string why)
    {
        if (problems.Count < Most) problems.Add($"{field}: {why}");
    }

    internal void Remark(string field, string what)
    {
        if (remarks.Count < Most) remarks.Add($"{field}: {what}");
    }

    /// <summary>Trimmed; empty, and a problem, if it is too long or can't be kept.</summary>
    internal string Text(string field, string? value, int most)
    {
        var text = value?.Trim() ?? "";
        if (text.Length > most) Problem(field, $"Is {text.Length} characters long; at most {most} are taken.");
        else if (text.Contains('\0')) Problem(field, "Contains a NUL character; leave it out.");
        else return text;
        return "";
    }
}

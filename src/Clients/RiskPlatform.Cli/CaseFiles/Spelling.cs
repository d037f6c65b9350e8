namespace RiskPlatform.Cli.CaseFiles;

/// <summary>Finds what somebody probably meant to write.</summary>
internal static class Spelling
{
    internal static string Nearest(string text, IEnumerable<string> candidates)
    {
        var wanted = Plain(text);
        return candidates.MinBy(c => Cost(wanted, Plain(c))) ?? "";
    }

    // Case, spaces and dashes are the usual slips, and cost nothing. Very long text is only ever a mistake.
    private static string Plain(string text) =>
        (text.Length > 60 ? text[..60] : text).ToUpperInvariant().Replace('-', '_').Replace(' ', '_');

    // Half a name is nearer to the whole of it than counting letters says.
    private static int Cost(string wanted, string candidate) =>
        wanted.Length >= 3 && candidate.StartsWith(wanted, StringComparison.Ordinal) ? 1 : Distance(wanted, candidate);

    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(
                    Math.Min(row[j] + 1, row[j - 1] + 1), diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}

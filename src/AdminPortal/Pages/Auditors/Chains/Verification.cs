namespace RiskPlatform.AdminPortal.Pages.Auditors.Chains;

/// <summary>What a check found as far as it went.</summary>
/// <param name="Checked">How many were checked, all runs together.</param>
/// <param name="Problems">What does not fit, in plain words.</param>
/// <param name="Next">Where the check goes on; empty at the end.</param>
public sealed record Verification(long Checked, IReadOnlyList<string> Problems, string Next)
{
    /// <summary>Everything was looked at.</summary>
    public bool IsWhole => Next.Length == 0;

    /// <summary>
    /// Checks page after page for a few seconds. A larger agency's check goes on with the next form, so that no page
    /// keeps anybody waiting long.
    /// </summary>
    internal static async Task<Verification> RunAsync(
        Func<string, Task<Verification>> pageAsync, string? from, TimeProvider clock)
    {
        var begun = clock.GetTimestamp();
        var all = new Verification(0, [], from ?? "");
        do
        {
            var page = await pageAsync(all.Next);
            all = new Verification(all.Checked + page.Checked, [.. all.Problems, .. page.Problems], page.Next);
        }
        while (!all.IsWhole && clock.GetElapsedTime(begun) < TimeSpan.FromSeconds(4));

        return all;
    }
}

using RiskPlatform.Client;

namespace RiskPlatform.AdminPortal.Pages.Home;

/// <summary>
/// What one part of a page was to show: read, or not to be had just now. One that fails must not take the others with
/// it: what is overdue is shown although the directory does not answer.
/// </summary>
/// <param name="Value">What was read; null where it could not be.</param>
public sealed record Part<T>(T? Value) where T : class
{
    /// <summary>Reads a part that this person may see; null for one that they may not.</summary>
    internal static async Task<Part<T>?> ReadAsync(bool isTheirs, Func<Task<T>> read)
    {
        if (!isTheirs) return null;
        try
        {
            return new Part<T>(await read());
        }
        catch (RiskPlatformException e) when (e is not NotAuthenticatedException)
        {
            return new Part<T>((T?)null);
        }
    }
}

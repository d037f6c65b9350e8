using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>What tells where places are that must not be known, to be looked for in what is shown or kept.</summary>
internal sealed class HiddenWords
{
    /// <summary>Shorter lines, such as a number alone, are in other texts by chance.</summary>
    private const int TellingLength = 5;

    private readonly HashSet<string> words;

    internal HiddenWords(IEnumerable<Location> places) => words =
    [
        .. places.Where(p => p.Address is not null).SelectMany(p => p.Address.Lines.Append(p.Address.Postcode))
            .Select(Squeezed).Where(w => w.Length >= TellingLength),
    ];

    internal bool IsEmpty => words.Count == 0;

    /// <summary>Whether a text holds one of them, however it is spaced and written.</summary>
    internal bool AreIn(string text)
    {
        if (IsEmpty) return false;
        var squeezed = Squeezed(text);
        return words.Any(w => squeezed.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>Whether a place's name is one of them or a part of one, such as the house in "Example House, 1 Row".
    /// </summary>
    internal bool AreToldBy(string name) =>
        AreIn(name) || (Squeezed(name) is { Length: >= TellingLength } part
            && words.Any(w => w.Contains(part, StringComparison.Ordinal)));

    private static string Squeezed(string text) =>
        string.Concat(text.Where(char.IsLetterOrDigit).Select(char.ToLowerInvariant));
}

namespace AdminPortal.Tests.Everywhere;

/// <summary>
/// What people typed into a made-up agency. Each of it has <see cref="Mark"/> in it, so that a title or an address
/// that gives any of it away is found.
/// </summary>
internal sealed record MadeUpWords(string Reference, string Name, string Account)
{
    /// <summary>In everything that is typed, and in nothing else.</summary>
    internal const string Mark = "Quillfeather";

    /// <summary>A name where the service takes half as much.</summary>
    internal string Identifier => Name[..Math.Min(Name.Length, 100)];

    private const int Reference200 = 200, Account5000 = 5_000;

    internal static readonly MadeUpWords Usual = new(
        $"{Mark}-2026-17", $"{Mark} Example",
        $"{Mark}: synthetic words that somebody wrote down. They are about nobody.");

    /// <summary>As long as the service takes them, and without a space to break at.</summary>
    internal static readonly MadeUpWords Long = new(
        Unbroken(Reference200), Unbroken(Reference200),
        (Unbroken(Reference200) + "\n" + string.Concat(Enumerable.Repeat("Synthetic words, and more of them. ", 150)))
            [..Account5000]);

    private static string Unbroken(int length) => (Mark + new string('W', length))[..length];
}

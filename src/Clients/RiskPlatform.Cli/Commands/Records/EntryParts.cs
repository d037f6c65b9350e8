using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands.Records;

/// <summary>Sources and quotes as they are typed. No message repeats what may be somebody's words.</summary>
internal static class EntryParts
{
    internal static Source SourceOf(string text)
    {
        var (kind, from) = Split(text);
        if (from is not (null or "survivor" or "SURVIVOR"))
            throw new UsageException("--source: after the \":\" only \"survivor\" is known: police:survivor.");
        if (Kind(kind) is not { } known)
        {
            throw new UsageException(
                $"--source: '{Shortened(kind)}' is not a source. {Codes.Suggest<SourceKind>(kind)}");
        }

        return new Source { Kind = known, DerivedFromSurvivor = from is not null };
    }

    internal static async Task<Quote> QuoteAsync(Call call, string text)
    {
        var (speaker, words) = Split(text);
        if (words is null || (speaker.Length > 0 && Kind(speaker) is null))
        {
            throw new UsageException(
                "--quote: write who said it, \":\" and the words, such as survivor:@words.txt. Who is one of "
                + $"{string.Join(", ", Codes.All<SourceKind>())}, or nobody where it is not known.");
        }

        var said = await call.WordsAsync("--quote", words);
        if (said.Length == 0) throw new UsageException("--quote: there are no words.");
        return new Quote
        {
            Speaker = Kind(speaker) is { } kind ? new Source { Kind = kind } : null,
            Words = said,
        };
    }

    private static (string Before, string? After) Split(string text)
    {
        var at = text.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }

    private static SourceKind? Kind(string text) =>
        Codes.TryParse<SourceKind>(text.ToUpperInvariant().Replace('-', '_'), out var kind) ? kind : null;

    private static string Shortened(string text) => text.Length > 30 ? text[..30] + "…" : text;
}

using RiskPlatform.Cli.App;
using RiskPlatform.Cli.CaseFiles;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.Commands;

/// <summary>People of a case, by their id or, where only one has it, by their part. Nobody is ever guessed.</summary>
internal static class PartyChoice
{
    internal const string Described = "subject, survivor or child, or a party id where there are several";

    internal static Party Find(Call call, string option, string who, Case held)
    {
        if (Guid.TryParse(who, out _))
        {
            return held.Parties.FirstOrDefault(p => string.Equals(p.PartyId, who, StringComparison.OrdinalIgnoreCase))
                ?? throw new UsageException($"{option}: the case holds nobody with this id. {Look(call, held)}");
        }

        if (!Codes.TryParse<PartyRole>(who.ToUpperInvariant(), out var role))
            throw new UsageException($"{option}: '{who}' is neither a party id nor subject, survivor or child.");
        return held.Parties.Where(p => p.Role == role).ToList() switch
        {
            [var only] => only,
            [] => throw new UsageException($"{option}: the case holds no {who}."),
            _ => throw new UsageException(
                $"{option}: the case holds several of '{who}'. Give a party id: {Look(call, held)}"),
        };
    }

    private static string Look(Call call, Case held) => call.Hints.For("case", "show", held.CaseId);
}

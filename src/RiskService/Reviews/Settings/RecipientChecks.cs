using System.Net.Mail;
using RiskPlatform.RiskService.Platform.Limits;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Reviews.Settings;

internal static class RecipientChecks
{
    private const string Root = "recipient";
    private const int AddressLength = 254;

    internal static void Check(this RequestChecks checks, Recipient recipient)
    {
        checks.WorkerId($"{Root}.worker_id", recipient.WorkerId, required: true);
        checks.Text($"{Root}.team_id", recipient.TeamId, RecipientView.TeamLength);
        checks.OptionalCode($"{Root}.email_mode", recipient.EmailMode);
        if (recipient.Roles.Count == 0)
        {
            checks.Add($"{Root}.roles", "Name one at least, so that they are told of something.");
        }
        else if (checks.Count($"{Root}.roles", recipient.Roles.Count, checks.Limits.ListItems))
        {
            for (var i = 0; i < recipient.Roles.Count; i++) checks.Code($"{Root}.roles[{i}]", recipient.Roles[i]);
        }

        CheckAddress(checks, recipient.EmailAddress);
        if (recipient.WeeklyDigest && recipient.EmailAddress.Length == 0)
        {
            checks.Add($"{Root}.weekly_digest", "Comes by e-mail: send an email_address too.");
        }
    }

    /// <summary>
    /// One bare address and nothing around it: no name, no second address, no line break that would begin a header of
    /// its own.
    /// </summary>
    internal static bool IsAddress(string address) =>
        address.All(c => c is > ' ' and <= '~' and not ('<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '\\'))
        && MailAddress.TryCreate(address, out var parsed)
        && string.Equals(parsed.Address, address, StringComparison.Ordinal)
        && parsed.DisplayName.Length == 0;

    private static void CheckAddress(RequestChecks checks, string address)
    {
        const string Field = $"{Root}.email_address";
        if (address.Length > AddressLength)
        {
            checks.Add(Field, $"Is {address.Length} characters long; at most {AddressLength} are taken.");
        }
        else if (address.Length > 0 && !IsAddress(address))
        {
            checks.Add(Field, "Is not one bare e-mail address, such as worker@example.org.");
        }
    }
}

using System.Text.RegularExpressions;

namespace RiskPlatform.RiskService.Reminders.Channels.Rules;

/// <summary>What a mail server means when it refuses a recipient for good.</summary>
internal enum Refusal
{
    /// <summary>Something about the mailbox that may change, such as that it is full or closed for now.</summary>
    OfMailbox,

    /// <summary>There is no such address.</summary>
    OfRecipient,

    /// <summary>The platform may not send through it, or not so: nothing about this recipient.</summary>
    ByServer,
}

/// <summary>
/// Tells a wrong address from a server that is set up wrongly: the first is given up at once, since nothing will make
/// it arrive; if the second were, a mistake of an hour at the server would lose every reminder of that hour. In doubt
/// it is tried again. By the enhanced status codes of RFC 3463, and by the server's words where it gives none.
/// </summary>
internal static partial class RefusedRecipient
{
    private const int MailboxFull = 552;

    public static Refusal Means(int code, string? text)
    {
        var ofAddress = code is 550 or 551 or 553;
        var status = Status().Match(text ?? "");
        if (!status.Success)
        {
            if (code == MailboxFull) return Refusal.OfMailbox;
            return !ofAddress || Sending().IsMatch(text ?? "") ? Refusal.ByServer : Refusal.OfRecipient;
        }

        return (status.Groups["subject"].Value, status.Groups["detail"].Value) switch
        {
            // The sender's address, which servers often judge only here.
            ("1", "7" or "8") => Refusal.ByServer,
            ("1", _) when ofAddress => Refusal.OfRecipient,
            ("2", _) => Refusal.OfMailbox,
            _ => Refusal.ByServer,
        };
    }

    [GeneratedRegex(@"^\s*5\.(?<subject>\d{1,3})\.(?<detail>\d{1,3})\b",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Status();

    [GeneratedRegex(@"relay|authenti|sender|permitted|policy|blocked|block list|blocklist|blacklist|spam|client host",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Sending();
}

using RiskPlatform.RiskService.Reminders.Channels.Rules;

namespace RiskService.Tests.Channels.Rules;

/// <summary>Whether a refused recipient is the recipient's matter or the server's.</summary>
public sealed class RefusedRecipientTests
{
    [Theory]
    [InlineData(550, "5.1.1 <x@agency.example>: user unknown", "OfRecipient")]
    [InlineData(553, "5.1.3 bad address syntax", "OfRecipient"), InlineData(551, "5.1.6 moved", "OfRecipient")]
    [InlineData(550, "no such user", "OfRecipient"), InlineData(551, "user not local", "OfRecipient")]
    [InlineData(550, "", "OfRecipient"), InlineData(550, null, "OfRecipient")]
    [InlineData(550, "5.1.8 sender address rejected: domain not found", "ByServer")]
    [InlineData(553, "5.7.1 sender address rejected: not owned by user", "ByServer")]
    [InlineData(550, "5.7.1 relaying denied", "ByServer"), InlineData(554, "5.7.1 relay access denied", "ByServer")]
    [InlineData(550, "Relaying denied", "ByServer"), InlineData(550, "authentication required", "ByServer")]
    [InlineData(554, "transaction failed", "ByServer"), InlineData(554, "5.1.1 unknown", "ByServer")]
    [InlineData(501, "syntax", "ByServer"), InlineData(550, "5.4.1 access denied", "ByServer")]
    [InlineData(550, "5.2.1 mailbox disabled", "OfMailbox"), InlineData(552, "5.2.2 full", "OfMailbox")]
    [InlineData(552, "mailbox full", "OfMailbox")]
    public void By_its_status_or_else_by_its_words(int code, string? text, string expected) =>
        Assert.Equal(expected, RefusedRecipient.Means(code, text).ToString());
}

using System.Buffers.Text;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using RiskPlatform.RiskService.Platform.Protection;

namespace RiskPlatform.RiskService.Platform.Jobs;

/// <summary>Tickets of the dashboard, sealed with a key that every copy of the service has.</summary>
internal sealed class SealedTickets(CaseKey key) : ISecureDataFormat<AuthenticationTicket>
{
    private const string Field = "jobs.ticket";
    private const int Longest = 8_192;

    public string Protect(AuthenticationTicket data) => Protect(data, null);

    public string Protect(AuthenticationTicket data, string? purpose) =>
        Base64Url.EncodeToString(key.Seal(TicketSerializer.Default.Serialize(data), Field, Guid.Empty));

    public AuthenticationTicket? Unprotect(string? protectedText) => Unprotect(protectedText, null);

    public AuthenticationTicket? Unprotect(string? protectedText, string? purpose)
    {
        if (protectedText is not { Length: > 0 and <= Longest } || !Base64Url.IsValid(protectedText)) return null;
        try
        {
            return TicketSerializer.Default.Deserialize(
                key.Open(Base64Url.DecodeFromChars(protectedText), Field, Guid.Empty));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

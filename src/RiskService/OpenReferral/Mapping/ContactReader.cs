using RiskPlatform.RiskService.OpenReferral.Hsds;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.OpenReferral.Mapping;

/// <summary>How anybody reaches a service or an organisation. Names of people are not taken.</summary>
internal static class ContactReader
{
    private const int PhoneLength = 50;
    private const int EmailLength = 200;
    private const int WebsiteLength = 500;

    /// <summary>Null if nothing is said.</summary>
    internal static ContactDetails? Read(HsdsService service, RowNotes notes)
    {
        var numbers = service.Phones.Each().Concat(service.Contacts.Each().SelectMany(c => c.Phones.Each()))
            .Select(p => p.Number?.Trim().Trim('"').Trim() ?? "").Where(n => n.Length > 0).Distinct().ToList();
        if (numbers.Count > 1)
        {
            notes.Remark("contacts", $"Hold {numbers.Count} telephone numbers; the first is taken.");
        }

        return Make(
            notes.Text("contacts.phones.number", numbers.FirstOrDefault(), PhoneLength),
            Email("email", service.Email, notes), Website("url", service.Url, notes));
    }

    internal static ContactDetails? Read(HsdsOrganization organization, RowNotes notes) => Make(
        "", Email("organization.email", organization.Email, notes),
        Website("organization.website", organization.Website, notes));

    private static string Email(string field, string? value, RowNotes notes)
    {
        var email = notes.Text(field, value, EmailLength);
        var at = email.IndexOf('@', StringComparison.Ordinal);
        if (email.Length == 0 || (at > 0 && at < email.Length - 1 && !email.Any(char.IsWhiteSpace))) return email;
        notes.Problem(field, "Is not an e-mail address.");
        return "";
    }

    private static string Website(string field, string? value, RowNotes notes)
    {
        var website = notes.Text(field, value, WebsiteLength);
        if (website.Length == 0 || (Uri.TryCreate(website, UriKind.Absolute, out var uri)
            && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)))
        {
            return website;
        }

        notes.Problem(field, "Send an address that begins with http:// or https://.");
        return "";
    }

    private static ContactDetails? Make(string phone, string email, string website) =>
        phone.Length + email.Length + website.Length == 0
            ? null
            : new ContactDetails { Phone = phone, Email = email, Website = website };
}

using System.ComponentModel.DataAnnotations;
using System.Net;
using Microsoft.Extensions.Options;
using MimeKit;

namespace RiskPlatform.RiskService.Reminders.Channels;

/// <summary>How the connection to the mail server is encrypted.</summary>
public enum MailSecurity
{
    /// <summary>By STARTTLS, always: a server that does not offer it is not sent to.</summary>
    StartTls,

    /// <summary>From the first byte, as on port 465.</summary>
    Tls,

    /// <summary>Not at all.</summary>
    None,
}

/// <summary>The mail server. Section <c>Mail</c>. Without a host no e-mail is sent, and what waits says so.</summary>
public sealed class MailOptions
{
    /// <summary>The mail server's name; empty for none.</summary>
    public string? Host { get; set; }

    /// <summary>1 to 65,535; default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>
    /// StartTls, Tls or None; default StartTls. None is for a server on this machine, unless AllowPlain is set.
    /// </summary>
    public MailSecurity Security { get; set; } = MailSecurity.StartTls;

    /// <summary>
    /// Whether Security may be None towards another machine. Default false: anybody on the way can read along.
    /// </summary>
    public bool AllowPlain { get; set; }

    /// <summary>
    /// A PEM file of the authorities that alone are trusted for the server's certificate, instead of the machine's.
    /// The server's name is checked as ever. Their revocation lists are not asked for.
    /// </summary>
    public string? CaFile { get; set; }

    /// <summary>Who signs in to the server; empty for nobody.</summary>
    public string? UserName { get; set; }

    /// <summary>Their password.</summary>
    public string? Password { get; set; }

    /// <summary>A file that holds the password, read at each connection, instead of Password.</summary>
    public string? PasswordFile { get; set; }

    /// <summary>The address that e-mails come from. Required with a host.</summary>
    public string? From { get; set; }

    /// <summary>The name beside it; default RiskPlatform.</summary>
    public string FromName { get; set; } = "RiskPlatform";

    /// <summary>Where replies go; empty for nowhere, which each e-mail then says.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Seconds for one message, with the connection it may need. 1 to 120; default 15.</summary>
    [Range(1, 120)]
    public int TimeoutSeconds { get; set; } = 15;

    internal bool Configured => !string.IsNullOrWhiteSpace(Host);

    /// <summary>The part of the platform's address after the at sign: ids of messages end in it.</summary>
    internal string Domain => From![(From!.LastIndexOf('@') + 1)..];
}

/// <summary>Finds at the start what would otherwise be found at the first e-mail.</summary>
internal sealed class MailOptionsCheck : IValidateOptions<MailOptions>
{
    public ValidateOptionsResult Validate(string? name, MailOptions options)
    {
        if (!options.Configured) return ValidateOptionsResult.Success;
        var wrong = new List<string>();
        if (!EmailAddress.IsOne(options.From)) wrong.Add("Mail:From must be one e-mail address.");
        if (!string.IsNullOrEmpty(options.ReplyTo) && !EmailAddress.IsOne(options.ReplyTo))
        {
            wrong.Add("Mail:ReplyTo must be one e-mail address.");
        }

        if (options.Security == MailSecurity.None && !options.AllowPlain && !IsLoopback(options.Host!))
        {
            wrong.Add("Mail:Security None is for a mail server on this machine. Use StartTls or Tls.");
        }

        if (!string.IsNullOrEmpty(options.UserName)
            && string.IsNullOrEmpty(options.Password) == string.IsNullOrEmpty(options.PasswordFile))
        {
            wrong.Add("Mail:UserName needs either Mail:Password or Mail:PasswordFile.");
        }

        foreach (var (setting, file) in new[] { ("CaFile", options.CaFile), ("PasswordFile", options.PasswordFile) })
        {
            if (!string.IsNullOrEmpty(file) && !File.Exists(file)) wrong.Add($"Mail:{setting} is not there.");
        }

        return wrong.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(wrong);
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

internal static class EmailAddress
{
    private const int Longest = 254;

    /// <summary>
    /// Exactly one plain address: no name, no list, no comment, and nothing that could end a header.
    /// </summary>
    internal static bool IsOne(string? text) =>
        text is { Length: > 2 and <= Longest }
        && !text.Any(c => char.IsControl(c) || char.IsWhiteSpace(c) || c is '<' or '>' or ',' or ';' or '(' or '"')
        && MailboxAddress.TryParse(text, out var parsed) && parsed.Address == text && text.Contains('@');
}

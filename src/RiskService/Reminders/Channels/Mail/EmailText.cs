using System.Text;
using System.Text.Encodings.Web;

namespace RiskPlatform.RiskService.Reminders.Channels.Mail;

/// <summary>What an e-mail says, before it is HTML or plain text.</summary>
internal sealed record EmailText
{
    /// <summary>Shows on locked screens: it names no level and no kind of harm.</summary>
    public required string Subject { get; init; }

    public required IReadOnlyList<string> Opening { get; init; }

    public IReadOnlyList<EmailSection> Sections { get; init; } = [];

    public required IReadOnlyList<string> Closing { get; init; }

    internal string Plain()
    {
        var text = new StringBuilder();
        foreach (var line in Opening) text.Append(line).Append("\n\n");
        foreach (var section in Sections)
        {
            if (section.Title.Length > 0) text.Append(section.Title).Append("\n\n");
            foreach (var item in section.Items)
            {
                text.Append("- ").Append(item.Words).Append('\n');
                if (item.Link is not null) text.Append("  ").Append(item.Link).Append('\n');
            }

            text.Append('\n');
        }

        foreach (var line in Closing) text.Append(line).Append("\n\n");
        return text.ToString().TrimEnd() + "\n";
    }

    /// <summary>No pictures, no styles, nothing that is fetched: it reads well aloud, and tells nobody that it was
    /// read.</summary>
    internal string Html()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
            .Append(Encoded(Subject)).Append("</title>\n</head>\n<body>\n<h1>").Append(Encoded(Subject))
            .Append("</h1>\n");
        foreach (var line in Opening) html.Append("<p>").Append(Encoded(line)).Append("</p>\n");
        foreach (var section in Sections)
        {
            if (section.Title.Length > 0) html.Append("<h2>").Append(Encoded(section.Title)).Append("</h2>\n");
            html.Append("<ul>\n");
            foreach (var item in section.Items)
            {
                html.Append("<li>").Append(Encoded(item.Words));
                if (item.Link is { } link)
                {
                    html.Append(" <a href=\"").Append(Encoded(link)).Append("\">Open case ").Append(Encoded(item.Case))
                        .Append("</a>");
                }

                html.Append("</li>\n");
            }

            html.Append("</ul>\n");
        }

        foreach (var line in Closing) html.Append("<p>").Append(Encoded(line)).Append("</p>\n");
        return html.Append("</body>\n</html>\n").ToString();
    }

    private static string Encoded(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>Lines under a heading; an empty heading is left out.</summary>
internal sealed record EmailSection(string Title, IReadOnlyList<EmailItem> Items);

/// <summary>A line. The link's words name its case, so that links read apart from their lines differ.</summary>
internal sealed record EmailItem(string Words, string Case = "", string? Link = null);

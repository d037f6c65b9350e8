using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace RiskPlatform.RiskService.SubjectAccess;

/// <summary>An answer for machines. The same answer gives the same bytes.</summary>
internal static class AnswerJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    internal static byte[] Write(SubjectAnswer answer)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteString("title", AnswerWords.Title);
            json.WriteString("held_on", Day(answer.HeldOn));
            json.WriteString("about", AnswerWords.Held);
            json.WriteString("limits", AnswerWords.Limits);
            json.WriteStartObject("you");
            json.WriteString("reference", answer.Reference);
            json.WriteString("name", answer.Name);
            json.WriteEndObject();
            Items(json, "recorded_about_behaviour", answer.Facts, "what", "told_by");
            Items(json, "your_words", answer.OwnWords, "words", null);
            Items(json, "contacts", answer.Contacts, "how", null);
            Items(json, "other_information", answer.Released, "words", null);
            json.WriteString("corrections", AnswerWords.Correct);
            json.WriteString("complaints", AnswerWords.Complain);
            if (answer.Support is { } support)
            {
                json.WriteStartObject("support");
                json.WriteString("about", AnswerWords.SupportIntroduction);
                json.WriteString("name", support.Name);
                json.WriteString("phone", support.Phone);
                json.WriteString("url", support.Url);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static void Items(
        Utf8JsonWriter json, string name, ImmutableArray<ShownItem> items, string text, string? detail)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            if (item.On is { } day) json.WriteString("date", Day(day));
            json.WriteString(text, item.Text);
            if (detail is not null) json.WriteString(detail, item.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

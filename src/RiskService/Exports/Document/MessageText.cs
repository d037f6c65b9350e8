using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.RiskService.Platform.Documents;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.Exports.Document;

/// <summary>
/// Writes any message of the protocol field by field, so that a new kind of entry is in the document the day it is in
/// the protocol. Words are quoted and opinions are headed as such wherever they stand.
/// </summary>
internal static class MessageText
{
    private const double Step = 14;

    /// <summary>A value up to this long, on one line, stands beside its name.</summary>
    private const int Short = 80;

    /// <summary>Content of the guidance, the same in every case; entries.json has it.</summary>
    private static readonly string[] Guidance = ["next_questions", "advice"];

    internal static void Write(PdfWriter pdf, IMessage message, params string[] without) =>
        Fields(pdf, message, 0, without);

    private static void Fields(PdfWriter pdf, IMessage message, double indent, string[] without)
    {
        foreach (var field in message.Descriptor.Fields.InDeclarationOrder())
        {
            if (without.Contains(field.Name)) continue;
            var value = field.Accessor.GetValue(message);
            if (Guidance.Contains(field.Name)) Left(pdf, field, value, indent);
            else if (field.IsRepeated) Repeated(pdf, field, (IList)value, indent);
            else if (IsSet(field, message, value)) One(pdf, field, value, indent);
        }
    }

    private static bool IsSet(FieldDescriptor field, IMessage message, object? value) =>
        field.HasPresence ? field.Accessor.HasValue(message) : value switch
        {
            string text => text.Length > 0,
            ByteString bytes => bytes.Length > 0,
            bool set => set,
            _ => Convert.ToInt64(value, CultureInfo.InvariantCulture) != 0,
        };

    private static void Repeated(PdfWriter pdf, FieldDescriptor field, IList values, double indent)
    {
        if (values.Count == 0) return;
        if (field.FieldType == FieldType.Message && field.MessageType != Source.Descriptor)
        {
            foreach (var value in values) One(pdf, field, value!, indent);
            return;
        }

        Text(pdf, field, EntryWords.List(values.Cast<object>().Select(v => Value(field, v))), indent);
    }

    private static void One(PdfWriter pdf, FieldDescriptor field, object value, double indent)
    {
        if (value is not IMessage message || value is Timestamp or Source)
        {
            Text(pdf, field, Value(field, value), indent);
            return;
        }

        pdf.Paragraph(Capital(Heading(field)), PdfLook.Strong with { Indent = indent });
        Fields(pdf, message, indent + Step, []);
    }

    private static string Value(FieldDescriptor field, object value) => value switch
    {
        Timestamp time => EntryWords.Time(time),
        Source source => EntryWords.Of(source),
        ByteString bytes => Convert.ToHexStringLower(bytes.Span),
        bool yes => yes ? "yes" : "no",
        _ when field.FieldType == FieldType.Enum =>
            EntryWords.Of(field.EnumType, Convert.ToInt32(value, CultureInfo.InvariantCulture)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static void Text(PdfWriter pdf, FieldDescriptor field, string text, double indent)
    {
        var (spoken, opinion) = (field.Name is "verbatim" or "words" or "own_words", field.Name == "opinion");
        if (!spoken && !opinion && text.Length <= Short && !text.AsSpan().ContainsAny('\r', '\n'))
        {
            pdf.Paragraph($"{Capital(Heading(field))}: {text}", PdfLook.Body with { Indent = indent });
            return;
        }

        pdf.Paragraph(Capital(Heading(field)), PdfLook.Strong with { Indent = indent });
        var look = opinion || IsJudgement(field) ? PdfLook.Opinion : PdfLook.Words;
        pdf.Paragraph(spoken ? $"“{text}”" : text, look with { Indent = indent + Step });
    }

    private static void Left(PdfWriter pdf, FieldDescriptor field, object value, double indent)
    {
        if (((IList)value).Count == 0) return;
        pdf.Paragraph(
            $"{Capital(EntryWords.Of(field))}: {((IList)value).Count}, from the guidance; see entries.json",
            PdfLook.Body with { Indent = indent });
    }

    private static string Heading(FieldDescriptor field) => field.Name switch
    {
        "opinion" => EntryWords.OpinionHeading,
        "judgement" => "Professional judgement: opinion, not a statement of fact",
        "verbatim" or "words" or "own_words" => "Words, quoted",
        _ when IsJudgement(field) => "Reason of the judgement: opinion, not a statement of fact",
        _ => EntryWords.Of(field),
    };

    private static bool IsJudgement(FieldDescriptor field) =>
        field.ContainingType == ProfessionalJudgement.Descriptor && field.Name == "reason";

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}

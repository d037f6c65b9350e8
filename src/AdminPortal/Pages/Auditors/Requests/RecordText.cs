using System.Collections;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.AdminPortal.Kit;

namespace RiskPlatform.AdminPortal.Pages.Auditors.Requests;

/// <summary>
/// What an entry says, part by part, whatever kind it is: a kind that the protocol gets later is shown too, since
/// nobody can decide on what they do not see.
/// </summary>
public sealed record RecordText(string Title, string? Words, IReadOnlyList<RecordText> Parts)
{
    internal static IReadOnlyList<RecordText> Of(IMessage? message)
    {
        if (message is null) return [];
        var parts = new List<RecordText>();
        foreach (var field in message.Descriptor.Fields.InFieldNumberOrder())
        {
            if (IsHidden(field) || !IsSet(field, message)) continue;
            var value = field.Accessor.GetValue(message);
            if (field.IsRepeated && value is IList list)
                parts.AddRange(list.Cast<object>().Select(one => Part(TitleOf(field), one)));
            else
                parts.Add(Part(TitleOf(field), value));
        }

        return parts;
    }

    private static RecordText Part(string title, object value) => value switch
    {
        Timestamp time => new RecordText(title, Times.Of(time), []),
        IMessage message => new RecordText(title, null, Of(message)),
        System.Enum code => new RecordText(title, Kit.Words.Of(code), []),
        bool flag => new RecordText(title, flag ? "Yes" : "No", []),
        _ => new RecordText(title, value.ToString(), []),
    };

    private static bool IsSet(FieldDescriptor field, IMessage message)
    {
        var value = field.Accessor.GetValue(message);
        if (field.IsRepeated) return value is IList { Count: > 0 };
        if (field.HasPresence) return field.Accessor.HasValue(message);
        return value switch
        {
            string text => text.Length > 0,
            bool flag => flag,
            System.Enum code => Convert.ToInt32(code, null) != 0,
            int or long or double => Convert.ToDouble(value, null) != 0,
            _ => value is not null,
        };
    }

    /// <summary>What helps nobody to decide: bytes, and ids that the platform made.</summary>
    private static bool IsHidden(FieldDescriptor field) =>
        field.FieldType == FieldType.Bytes || field.IsMap
        || field.Name is "case_id" or "client_id" or "advice" or "versions"
        || field.Name.EndsWith("_id", StringComparison.Ordinal) && field.Name != "worker_id" && field.Name != "rule_id";

    private static string TitleOf(FieldDescriptor field)
    {
        var words = field.Name.Replace('_', ' ');
        return char.ToUpperInvariant(words[0]) + words[1..];
    }
}

using System.Collections;
using System.Globalization;
using Google.Protobuf;
using Google.Protobuf.Reflection;
using Google.Protobuf.WellKnownTypes;
using RiskPlatform.V1;

namespace RiskPlatform.RiskService.ReferralDirectory;

/// <summary>
/// What changed between two messages of one type, field by field; found by their descriptors, so that a new field is in
/// the history without anybody thinking of it.
/// </summary>
internal static class ProtoDiff
{
    /// <summary>All fields that are set, where there was nothing before.</summary>
    internal static List<FieldChange> Between(IMessage? before, IMessage? after)
    {
        var changes = new List<FieldChange>();
        if ((after ?? before)?.Descriptor is { } type) Compare(type, "", before, after, changes);
        return changes;
    }

    private static void Compare(
        MessageDescriptor type, string prefix, IMessage? before, IMessage? after, List<FieldChange> changes)
    {
        foreach (var field in type.Fields.InFieldNumberOrder())
        {
            var path = prefix + field.Name;
            if (!field.IsRepeated)
            {
                CompareValues(field, path, Get(field, before), Get(field, after), changes);
                continue;
            }

            var (old, now) = (Items(field, before), Items(field, after));
            for (var i = 0; i < Math.Max(old?.Count ?? 0, now?.Count ?? 0); i++)
            {
                var at = string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]");
                CompareValues(field, at, At(old, i), At(now, i), changes);
            }
        }
    }

    private static void CompareValues(
        FieldDescriptor field, string path, object? before, object? after, List<FieldChange> changes)
    {
        if (field.FieldType == FieldType.Message && field.MessageType.File != Timestamp.Descriptor.File)
        {
            Compare(field.MessageType, path + ".", (IMessage?)before, (IMessage?)after, changes);
        }
        else if (!Equals(before, after))
        {
            changes.Add(new FieldChange { Field = path, OldValue = Json(before), NewValue = Json(after) });
        }
    }

    private static object? Get(FieldDescriptor field, IMessage? message)
    {
        if (message is null || (field.HasPresence && !field.Accessor.HasValue(message))) return null;
        var value = field.Accessor.GetValue(message);
        return field.HasPresence || !IsDefault(value) ? value : null;
    }

    private static bool IsDefault(object value) => value switch
    {
        string text => text.Length == 0,
        ByteString bytes => bytes.IsEmpty,
        System.Enum code => Convert.ToInt32(code, CultureInfo.InvariantCulture) == 0,
        _ => value.Equals(Activator.CreateInstance(value.GetType())),
    };

    private static IList? Items(FieldDescriptor field, IMessage? message) =>
        message is null ? null : (IList)field.Accessor.GetValue(message);

    private static object? At(IList? list, int i) => i < list?.Count ? list[i] : null;

    private static string Json(object? value)
    {
        if (value is null) return "";
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        JsonFormatter.Default.WriteValue(text, value);
        return text.ToString();
    }
}

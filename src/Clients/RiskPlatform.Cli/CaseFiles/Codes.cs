using Google.Protobuf.Reflection;
using RiskPlatform.V1;

namespace RiskPlatform.Cli.CaseFiles;

/// <summary>
/// The names of enum values as the protocol writes them. Where every value repeats the name of its enum
/// (<c>TRAINING_TRAINED</c>), the part after it is enough (<c>TRAINED</c>) and is what people see.
/// </summary>
internal static class Codes
{
    private static readonly Dictionary<Type, EnumDescriptor> Enums = new[]
        {
            CodesReflection.Descriptor, CasesReflection.Descriptor, AssessmentsReflection.Descriptor,
            GuidanceReflection.Descriptor, RecordsReflection.Descriptor, AuditReflection.Descriptor,
            SubjectAccessReflection.Descriptor, ExportsReflection.Descriptor, RetentionReflection.Descriptor,
            DirectoryReflection.Descriptor, DirectoryAdminReflection.Descriptor, DirectoryImportReflection.Descriptor,
            ReferralsReflection.Descriptor, ReferralMovesReflection.Descriptor, ReviewCodesReflection.Descriptor,
            ReviewSettingsReflection.Descriptor, ChannelsReflection.Descriptor,
        }
        .SelectMany(file => file.EnumTypes)
        .ToDictionary(e => e.ClrType);

    /// <summary>Every code but the unspecified one.</summary>
    internal static IEnumerable<string> All<T>(params IReadOnlyList<T> except)
        where T : struct, Enum =>
        Enums[typeof(T)].Values.Where(v => v.Number != 0 && !except.Contains((T)Enum.ToObject(typeof(T), v.Number)))
            .Select(v => Short(Enums[typeof(T)], v.Name));

    internal static string Name<T>(T value)
        where T : struct, Enum
    {
        var descriptor = Enums[typeof(T)];
        var number = Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture);

        // A newer service may know codes that this client does not.
        return descriptor.FindValueByNumber(number) is { } known ? Short(descriptor, known.Name) : $"CODE_{number}";
    }

    internal static bool TryParse<T>(string text, out T value)
        where T : struct, Enum
    {
        var descriptor = Enums[typeof(T)];
        var found = descriptor.Values.FirstOrDefault(v =>
            v.Number != 0 && (v.Name == text || Short(descriptor, v.Name) == text));
        value = found is null ? default : (T)Enum.ToObject(typeof(T), found.Number);
        return found is not null;
    }

    internal static string Suggest<T>(string text, params IReadOnlyList<T> except)
        where T : struct, Enum => $"Did you mean {Spelling.Nearest(text, All(except))}?";

    private static string Short(EnumDescriptor descriptor, string name)
    {
        var prefix = descriptor.Values[0].Name.Replace("UNSPECIFIED", "", StringComparison.Ordinal);
        return descriptor.Values.All(v => v.Name.StartsWith(prefix, StringComparison.Ordinal))
            ? name[prefix.Length..]
            : name;
    }
}

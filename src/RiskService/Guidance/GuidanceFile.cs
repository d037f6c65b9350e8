using System.Reflection;

namespace RiskPlatform.RiskService.Guidance;

/// <summary>A content file, named by its version folder and file, such as "2026.1/advice.en.json".</summary>
internal sealed record GuidanceFile(string Name, ReadOnlyMemory<byte> Content)
{
    private const string Prefix = "guidance/";

    public string Version => Name.Split('/')[0];

    /// <summary>The files embedded in this assembly. A new version or language is a new file, not new code.</summary>
    public static IReadOnlyList<GuidanceFile> Embedded()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return
        [
            .. from name in assembly.GetManifestResourceNames()
               // A build on Windows leaves its own separator in the name.
               let path = name.Replace('\\', '/')
               where path.StartsWith(Prefix, StringComparison.Ordinal)
               orderby path
               select new GuidanceFile(path[Prefix.Length..], Read(assembly, name)),
        ];
    }

    private static byte[] Read(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}

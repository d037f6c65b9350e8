using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using RiskPlatform.V1;
using TestKit.Processes;

namespace RiskService.Tests.Architecture;

/// <summary>The built service, and the files it is built from.</summary>
internal static class Product
{
    internal const string Root = "RiskPlatform.RiskService";

    internal static ArchUnitNET.Domain.Architecture Built { get; } =
        new ArchLoader().LoadAssembly(typeof(CaseService).Assembly).Build();

    /// <summary>Types written by hand: no generated messages, no migrations.</summary>
    internal static IReadOnlyList<IType> Types { get; } =
    [
        .. Built.Types.Where(t => In(t, Root) && !t.FullName.Contains(".Migrations.", StringComparison.Ordinal)),
    ];

    internal static IEnumerable<string> SourceFiles(params string[] folder) =>
        Directory.EnumerateFiles(RepositoryFiles.Path(folder), "*.cs", SearchOption.AllDirectories);

    internal static bool In(IType type, string space) =>
        type.Namespace?.FullName is { } name
            && (name == space || name.StartsWith(space + ".", StringComparison.Ordinal));

    /// <summary>The slice or the platform that a type belongs to: the folder below the service.</summary>
    internal static string? Slice(IType type) =>
        In(type, Root) && type.Namespace.FullName.Length > Root.Length
            ? type.Namespace.FullName[(Root.Length + 1)..].Split('.')[0] : null;
}

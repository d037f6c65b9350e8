using System.Reflection;
using Grpc.Core;
using RiskPlatform.V1;
using TestKit.Processes;

namespace RiskService.Tests.Architecture;

/// <summary>What the sources must be: small, finished, and all of them in use.</summary>
public sealed class SourceFileTests
{
    private static readonly string ProgramText =
        File.ReadAllText(RepositoryFiles.Path("src", "RiskService", "Program.cs"));

    private static IEnumerable<string> Written => Product.SourceFiles("src").Concat(Product.SourceFiles("tests"))
        .Where(f => !f.Contains(
            $"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [Fact]
    public void No_file_is_longer_than_400_lines_and_the_list_of_slices_not_longer_than_60()
    {
        Assert.DoesNotContain(Written, f => File.ReadLines(f).Count() > 400);
        Assert.InRange(ProgramText.Split('\n').Length, 10, 60);
    }

    [Fact]
    public void No_line_is_longer_than_120_columns()
    {
        string[] protocol =
            [.. Directory.EnumerateFiles(RepositoryFiles.Path("protos"), "*.proto", SearchOption.AllDirectories)];
        Assert.NotEmpty(protocol);
        Assert.Empty(Written.Concat(protocol).SelectMany(f => File.ReadLines(f).Index()
            .Where(line => line.Item.Length > 120).Select(line => $"{Path.GetFileName(f)}:{line.Index + 1}")));
    }

    [Fact]
    public void Nothing_is_left_to_be_done()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "HA" + "CK:", "NotImplemented" + "Exception", "#reg" + "ion"];
        Assert.DoesNotContain(Written, f => marks.Any(File.ReadAllText(f).Contains));
    }

    [Fact]
    public void Every_slice_is_added_and_every_service_mapped()
    {
        var types = typeof(CaseService).Assembly.GetTypes();
        var slices = types.Where(t => t.Name.EndsWith("Slice", StringComparison.Ordinal)
            && t.Namespace!.StartsWith(Product.Root, StringComparison.Ordinal)).ToList();
        Assert.True(slices.Count >= 4);
        foreach (var slice in slices)
        {
            var add = slice.GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
                .Single(m => m.Name == "Add" + slice.Namespace!.Split('.')[^1]);
            Assert.Contains($".{add.Name}(", ProgramText, StringComparison.Ordinal);
        }

        var services = types.Where(
            t => !t.IsAbstract && t.BaseType?.GetCustomAttribute<BindServiceMethodAttribute>() is not null).ToList();
        Assert.True(services.Count >= 3);

        // In the program, or in a slice that maps its own and whose mapping the program calls.
        const string Map = "internal static void Map";
        var maps = Directory.EnumerateFiles(
                RepositoryFiles.Path("src/RiskService"), "*Slice.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText).Where(text => text.Contains(Map, StringComparison.Ordinal)).ToList();
        Assert.All(maps, text => Assert.Contains(
            $".Map{text.Split(Map)[1].Split('(')[0]}();", ProgramText, StringComparison.Ordinal));
        var mapped = string.Concat(maps.Append(ProgramText));
        Assert.All(services, s =>
            Assert.Contains($"MapGrpcService<{s.Name}>()", mapped, StringComparison.Ordinal));
    }

    [Fact]
    public void Banned_symbols_are_in_force_everywhere()
    {
        var properties = File.ReadAllText(RepositoryFiles.Path("Directory.Build.props"));
        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", properties, StringComparison.Ordinal);
        Assert.Contains("<AdditionalFiles Include=\"$(MSBuildThisFileDirectory)BannedSymbols.txt\" />", properties,
            StringComparison.Ordinal);
        Assert.Contains("<TreatWarningsAsErrors>true", properties, StringComparison.Ordinal);
        Assert.Contains("RS0030.severity = error", File.ReadAllText(RepositoryFiles.Path(".editorconfig")),
            StringComparison.Ordinal);
        var banned = File.ReadAllText(RepositoryFiles.Path("BannedSymbols.txt"));
        string[] expected =
        [
            "P:System.DateTime.UtcNow", "P:System.DateTimeOffset.UtcNow", "M:System.Threading.Thread.Sleep",
            "M:System.Guid.NewGuid",
            "IgnoreQueryFilters",
        ];
        Assert.All(expected, symbol => Assert.Contains(symbol, banned, StringComparison.Ordinal));
        Assert.DoesNotContain(
            Directory.EnumerateFiles(RepositoryFiles.Path("src"), "*.csproj", SearchOption.AllDirectories),
            f => File.ReadAllText(f).Contains("RS0030", StringComparison.Ordinal));

        // Sweeps have no caller, so no agency to filter by, and a checkpoint covers all agencies; none reads content.
        // Somebody with a calendar's secret is found by it (ChannelFinder), and gets the calendar alone.
        // A programme finds by SentReferrals what agencies sent to it, no content either (REFER-7). Nothing else may go
        // round the list.
        string[] sweeps =
        [
            "AuditChains.cs", "CaseChains.cs", "ChannelFinder.cs", "DueCases.cs", "DueReminders.cs", "ExportSweep.cs",
            "ForgetAnswers.cs",
            "KeySweep.cs", "ReferenceSweep.cs", "SentReferrals.cs",
        ];
        Assert.Equal(
            sweeps,
            Written.Where(f => File.ReadAllText(f).Contains("disable RS" + "0030", StringComparison.Ordinal))
                .Select(Path.GetFileName).Order());
    }
}

namespace TestKit.Processes;

/// <summary>Finds what belongs to the repository, wherever the tests run from.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder that holds RiskPlatform.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of something in the repository.</summary>
    public static string Path(params string[] parts) => System.IO.Path.Combine([Root, .. parts]);

    /// <summary>The built program of a project, of the configuration that these tests were built in.</summary>
    public static string Program(string project, string assembly)
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var program = Path("artifacts", "bin", project, configuration, $"{assembly}.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException($"{project} is not built: {program}");
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "RiskPlatform.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds RiskPlatform.sln");
    }
}

using System.Net;
using TestKit.Processes;

namespace EndToEnd.Tests;

/// <summary>The portal's real program, as it runs outside Development.</summary>
public sealed class PortalTests : IAsyncLifetime
{
    // As a proxy that ends TLS tells it.
    private readonly HttpClient http = new() { DefaultRequestHeaders = { { "X-Forwarded-Proto", "https" } } };
    private readonly DataFolder data = new();
    private readonly Uri address = new($"http://127.0.0.1:{DataFolder.FreePort()}");
    private ChildProcess portal = null!;

    public async ValueTask InitializeAsync()
    {
        var start = CommandLine.Describe(
            "dotnet",
            [RepositoryFiles.Program("AdminPortal", "RiskPlatform.AdminPortal")],
            new Dictionary<string, string?>
            {
                ["DOTNET_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_ENVIRONMENT"] = "Production",
                ["ASPNETCORE_FORWARDEDHEADERS_ENABLED"] = "true",
                ["Kestrel__Endpoints__Web__Url"] = address.ToString(),
                ["ConnectionStrings__Identity"] = data.IdentityConnection,
                ["Identity__MasterKeyFile"] = data.MasterKeyFile,
                ["Identity__Address"] = "https://portal.example/",
            });
        start.WorkingDirectory = RepositoryFiles.Path("src", "AdminPortal");
        portal = new ChildProcess(start);
        Assert.True(await portal.AnswersAsync(new Uri(address, "/health/ready")), portal.Logs);
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await portal.DisposeAsync();
        data.Dispose();
    }

    [Theory]
    [InlineData("/account/sign-in", HttpStatusCode.OK)]
    [InlineData("/portal.css", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/nothing/here", HttpStatusCode.NotFound)]
    public async Task Every_answer_is_kept_nowhere_and_tells_nobody(string path, HttpStatusCode status)
    {
        using var answer = await http.GetAsync(new Uri(address, path), TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        string Header(string name) =>
            string.Join(", ", answer.Headers.TryGetValues(name, out var values) ? values : ["missing"]);
        Assert.Equal("no-store", Header("Cache-Control"));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
        var policy = Header("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_page_has_a_way_out_and_nothing_inline()
    {
        foreach (var path in new[] { "/account/sign-in", "/nothing/here" })
        {
            using var answer = await http.GetAsync(new Uri(address, path), TestContext.Current.CancellationToken);
            var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.Contains("Exit this page", page, StringComparison.Ordinal);
            Assert.Contains("<html lang=\"en\"", page, StringComparison.Ordinal);
            Assert.DoesNotMatch("<script(?![^>]* src=)", page);
            Assert.DoesNotContain("style=", page, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Behind_tls_browsers_are_told_to_stay_with_it()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(address, "/account/sign-in"))
        {
            Headers = { Host = "portal.example" },
        };

        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
    }
}

using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using RiskPlatform.V1;
using RiskService.Tests.Host;

namespace RiskService.Tests.OpenReferral;

public sealed class FeedTests(SampleDirectory directory) : IClassFixture<SampleDirectory>
{
    private HttpClient Client => directory.Host.CreateClient();

    [Theory]
    [InlineData("/services", "service_list")]
    [InlineData("/service_at_locations", "service_at_location_list")]
    public async Task Lists_are_pages_of_what_the_profile_takes(string path, string schema)
    {
        var page = await GetAsync(path);
        var contents = page.GetProperty("contents").EnumerateArray().ToList();
        Assert.NotEmpty(contents);
        foreach (var item in contents) await Schemas.AssertValidAsync(schema, item.GetRawText());
        Assert.Equal(contents.Count, page.GetProperty("total_items").GetInt32());
        Assert.Equal(1, page.GetProperty("total_pages").GetInt32());
        Assert.Equal(1, page.GetProperty("page_number").GetInt32());
        Assert.Equal(contents.Count, page.GetProperty("size").GetInt32());
        Assert.True(page.GetProperty("first_page").GetBoolean());
        Assert.True(page.GetProperty("last_page").GetBoolean());
        Assert.False(page.GetProperty("empty").GetBoolean());
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/services")]
    [InlineData("/taxonomies")]
    public async Task Whoever_only_asks_whether_it_is_there_gets_the_head_of_the_answer(string path)
    {
        using var client = Client;
        using var request = new HttpRequestMessage(HttpMethod.Head, "/open-referral" + path);
        using var response = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData("/services", "service")]
    [InlineData("/service_at_locations", "service_at_location")]
    public async Task One_of_each_has_all_that_belongs_to_it(string path, string schema)
    {
        foreach (var item in (await GetAsync(path)).GetProperty("contents").EnumerateArray())
        {
            var id = item.GetProperty("id").GetString();
            var whole = await GetAsync($"{path}/{id}");
            Assert.Equal(id, whole.GetProperty("id").GetString());
            await Schemas.AssertValidAsync(schema, whole.GetRawText());
        }
    }

    [Theory]
    [InlineData("/taxonomies", "taxonomy")]
    [InlineData("/taxonomy_terms", "taxonomy_term")]
    public async Task Taxonomies_have_what_the_examples_have(string path, string example)
    {
        var page = await GetAsync(path);
        var expected = JsonDocument.Parse(
            await File.ReadAllTextAsync(Importing.Data("examples", example + "_list.json"))).RootElement;
        Assert.Equal(Names(expected).Order(), Names(page).Order());
        foreach (var item in page.GetProperty("contents").EnumerateArray())
        {
            var one = await GetAsync($"{path}/{item.GetProperty("id").GetString()}");
            foreach (var name in new[] { "id", "name", "description" })
            {
                Assert.Equal(item.GetProperty(name).GetString(), one.GetProperty(name).GetString());
            }
        }
    }

    [Fact]
    public async Task The_feed_says_what_it_is()
    {
        var root = await GetAsync("/");
        Assert.Equal(["version", "profile", "openapi_url"], Names(root));
        Assert.True(Uri.IsWellFormedUriString(root.GetProperty("openapi_url").GetString(), UriKind.Absolute));
    }

    [Fact]
    public async Task Nothing_confidential_is_in_any_byte()
    {
        var all = new StringBuilder();
        foreach (var path in new[] { "/services", "/service_at_locations" })
        {
            var page = await GetAsync(path);
            all.Append(page.GetRawText());
            foreach (var item in page.GetProperty("contents").EnumerateArray())
            {
                all.Append((await GetAsync($"{path}/{item.GetProperty("id").GetString()}")).GetRawText());
            }
        }

        Assert.Contains("1 Example Street", all.ToString(), StringComparison.Ordinal);
        Assert.All(SampleDirectory.Secrets, secret =>
            Assert.DoesNotContain(secret, all.ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal(HttpStatusCode.NotFound,
            (await Client.GetAsync($"/open-referral/services/{directory.Ids[SampleDirectory.Draft]}")).StatusCode);
    }

    [Theory]
    [InlineData("search=aire PROG", "Aire programme")]
    [InlineData("search=survivors", "Calder support")]
    [InlineData("search=nothing of the kind", "")]
    [InlineData("minimum_age=18", "Aire programme")]
    [InlineData("minimum_age=19", "")]
    [InlineData("maximum_age=65", "Aire programme")]
    [InlineData("maximum_age=64", "")]
    [InlineData("day=TU", "Aire programme")]
    [InlineData("day=saturday&start_time=10:00&end_time=12:30", "Aire programme")]
    [InlineData("day=SA&start_time=18:00", "")]
    [InlineData("per_page=1", "Aire programme")]
    [InlineData("per_page=1&page=2", "Beacon helpline")]
    [InlineData("per_page=2&page=2", "Calder support")]
    [InlineData("page=9", "")]
    public async Task Parameters_choose(string query, string expected)
    {
        var page = await GetAsync("/services?" + query);
        Assert.Equal(expected, string.Join(", ", page.GetProperty("contents").EnumerateArray()
            .Select(s => s.GetProperty("name").GetString())));
        Assert.Equal(expected.Length == 0, page.GetProperty("empty").GetBoolean());
    }

    [Fact]
    public async Task Terms_and_taxonomies_choose()
    {
        var terms = (await GetAsync("/taxonomy_terms?per_page=100")).GetProperty("contents").EnumerateArray()
            .ToDictionary(t => t.GetProperty("term").GetString()!);
        string Id(string term) => terms[term].GetProperty("id").GetString()!;
        Assert.Equal(1, await CountAsync("taxonomy_term_id=" + Id("PERPETRATOR_PROGRAMME")));
        Assert.Equal(1, await CountAsync("taxonomy_term_id=" + Id("TELEPHONE")));
        Assert.Equal(1, await CountAsync("taxonomy_term_id=" + Id("SYNTHETIC")));
        Assert.Equal(0, await CountAsync("taxonomy_term_id=" + Requests.Id()));
        string Taxonomy(string term) => terms[term].GetProperty("taxonomy_id").GetString()!;
        Assert.Equal(2, await CountAsync("taxonomy_id=" + Taxonomy("GROUP")));
        Assert.Equal(3, await CountAsync("taxonomy_id=" + Taxonomy("HELPLINE")));
    }

    [Theory]
    [InlineData("page=0", "page")]
    [InlineData("page=one", "page")]
    [InlineData("page=1&page=2", "page")]
    [InlineData("per_page=101", "per_page")]
    [InlineData("minimum_age=-1", "minimum_age")]
    [InlineData("start_time=25:00", "start_time")]
    [InlineData("day=someday", "day")]
    [InlineData("taxonomy_term_id=x", "taxonomy_term_id")]
    [InlineData("postcode=LS1 4AP", "postcode")]
    [InlineData("proximity=100", "proximity")]
    public async Task What_cannot_be_answered_is_said(string query, string parameter)
    {
        using var response = await Client.GetAsync("/open-referral/services?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal(parameter, problem.GetProperty("parameter").GetString());
        Assert.DoesNotContain("LS1", problem.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Anybody_may_read_from_any_page_and_nobody_may_write()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/open-referral/services");
        request.Headers.Add("Origin", "https://example.org");
        using var response = await Client.SendAsync(request);
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.Equal("public, no-cache", response.Headers.CacheControl!.ToString());
        foreach (var method in new[] { HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
        {
            using var write = await Client.SendAsync(new HttpRequestMessage(method, "/open-referral/services"));
            Assert.True(write.StatusCode is HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotFound, $"{method}");
        }

        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/open-referral/services");
        preflight.Headers.Add("Origin", "https://example.org");
        preflight.Headers.Add("Access-Control-Request-Method", "DELETE");
        using var allowed = await Client.SendAsync(preflight);
        Assert.False(allowed.Headers.Contains("Access-Control-Allow-Methods"));
    }

    [Fact]
    public async Task An_answer_is_good_until_the_directory_or_the_day_changes()
    {
        await using var own = new ServiceHost();
        using var client = own.CreateClient();
        using var first = await client.GetAsync("/open-referral/services");
        var tag = first.Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        var rows = await own.Admin().ImportAsync("feed", SampleServices.Json(SampleServices.Service()));
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());
        tag = (await client.GetAsync("/open-referral/services")).Headers.ETag!;
        await own.Admin().PublishAsync(await own.Admin().ListingAsync(rows[0].ListingId));
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());
        tag = (await client.GetAsync("/open-referral/services")).Headers.ETag!;
        Assert.Equal(HttpStatusCode.NotModified, await AgainAsync());
        own.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.OK, await AgainAsync());

        async Task<HttpStatusCode> AgainAsync()
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/open-referral/services");
            request.Headers.IfNoneMatch.Add(tag);
            using var response = await client.SendAsync(request);
            return response.StatusCode;
        }
    }

    [Fact]
    public async Task Whoever_asks_too_often_is_told_to_wait()
    {
        await using var own = new ServiceHost
        {
            Settings = new Dictionary<string, string?> { ["OpenReferral:RequestsPerMinute"] = "3" },
        };
        using var client = own.CreateClient();
        for (var i = 0; i < 3; i++)
        {
            using var taken = await client.GetAsync("/open-referral/services");
            Assert.Equal(HttpStatusCode.OK, taken.StatusCode);
        }

        using var refused = await client.GetAsync("/open-referral/services");
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType!.MediaType);

        // Nothing else is held by it.
        await own.Admin().Imports().ListImportsAsync(new ListImportsRequest());
        using var health = await client.GetAsync("/health/live");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
    }

    [Fact]
    public async Task It_can_be_turned_off()
    {
        await using var own = new ServiceHost
        {
            Settings = new Dictionary<string, string?> { ["OpenReferral:Feed"] = "false" },
        };
        using var client = own.CreateClient();
        using var response = await client.GetAsync("/open-referral/services");
        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task What_goes_wrong_inside_stays_inside()
    {
        await using var own = new ServiceHost();
        using var client = own.CreateClient();
        await client.GetAsync("/health/live");
        using (var connection = new SqliteConnection($"Data Source={own.DatabaseFile};Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE DirectoryHead";
            command.ExecuteNonQuery();
        }

        using var response = await client.GetAsync("/open-referral/services");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        var text = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain("DirectoryHead", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Sqlite", text, StringComparison.Ordinal);
        using var unknown = await client.GetAsync("/open-referral/nothing/here");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        Assert.Equal("application/problem+json", unknown.Content.Headers.ContentType!.MediaType);
    }

    private async Task<int> CountAsync(string query) =>
        (await GetAsync("/services?" + query)).GetProperty("total_items").GetInt32();

    private async Task<JsonElement> GetAsync(string path)
    {
        using var response = await Client.GetAsync("/open-referral" + path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
    }

    private static IEnumerable<string> Names(JsonElement item) => item.EnumerateObject().Select(p => p.Name);
}

using System.Text;
using System.Text.Json.Nodes;
using Grpc.Core;
using RiskPlatform.V1;
using RiskService.Tests.Host;
using static RiskService.Tests.OpenReferral.SampleServices;

namespace RiskService.Tests.OpenReferral;

/// <summary>Rows that can't be used are named one by one; files that can't be read are named with the place.</summary>
public sealed class BrokenFileTests(ServiceHost host)
{
    private readonly TestCaller admin = host.Admin();

    private static readonly System.Text.Json.JsonSerializerOptions Plain = new()
    { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, string> Rows => new()
    {
        { """{"id": "x"}""", "id: " },
        { """{"id": null}""", "id: " },
        { """{"name": ""}""", "name: Is required." },
        { """{"name": 5}""", "name: " },
        { "{\"name\": \"" + new string('x', 201) + "\"}", "name: Is 201 characters long" },
        { "{\"name\": \"a\\u0000b\"}", "name: Contains a NUL" },
        { """{"status": "gone"}""", "status: Send active" },
        { """{"status": "defunct"}""", "status: Only what is active" },
        { """{"email": "nobody"}""", "email: " },
        { """{"url": "javascript:alert(1)"}""", "url: " },
        { """{"minimum_age": "twelve"}""", "minimum_age: " },
        { """{"minimum_age": 12.5}""", "minimum_age: Send whole years" },
        { """{"minimum_age": 30, "maximum_age": 20}""", "maximum_age: Is below" },
        { """{"maximum_age": 1e400}""", "maximum_age: " },
        { """{"organization": null}""", "organization.id: Is required" },
        { """{"organization": {"id": "0f8fad5b-d9cb-469f-a165-70867728950e"}}""", "organization.name: Is required." },
        { """{"organization": null, "organization_id": "0f8fad5b-d9cb-469f-a165-70867728950e"}""", "organization: Is" },
        { """{"schedules": [{"byday": "XX", "opens_at": "10:00", "closes_at": "11:00"}]}""", "schedules.byday: " },
        { """{"schedules": [{"byday": "MO", "opens_at": "25:00", "closes_at": "11:00"}]}""", "schedules.opens_at: " },
        { """{"schedules": {"byday": "MO"}}""", "schedules: " },
        { """{"cost_options": [{"amount": -1}]}""", "cost_options.amount: " },
        { """{"service_at_locations": [{"location": {"location_type": "physical"}}]}""",
            "service_at_locations.location.id: " },
    };

    [Theory, MemberData(nameof(Rows))]
    public async Task A_row_is_rejected_by_the_field_that_is_wrong_and_others_are_not(string changes, string expected)
    {
        var broken = Service();
        foreach (var (name, value) in JsonNode.Parse(changes)!.AsObject()) broken[name] = value?.DeepClone();
        var import = await admin.StageAsync("broken rows", SampleServices.Json(Service(), broken, Service()));
        var rows = await admin.RowsAsync(import);
        Assert.Equal(
            [ImportOutcome.Created, ImportOutcome.Rejected, ImportOutcome.Created], rows.Select(r => r.Outcome));
        Assert.Contains(rows[1].Details, d => d.StartsWith(expected, StringComparison.Ordinal));
        Assert.Equal([1, 2, 3], rows.Select(r => r.RowNumber));
    }

    [Fact]
    public async Task What_comes_twice_and_what_is_no_service_is_rejected()
    {
        var service = Service();
        var import = await admin.StageAsync("twice in it",
            SampleServices.Json(
                service, service.Copy().With("name", "Once more"), JsonValue.Create(5), new JsonArray()));
        var rows = await admin.RowsAsync(import);
        Assert.Equal([ImportOutcome.Created, ImportOutcome.Rejected, ImportOutcome.Rejected, ImportOutcome.Rejected],
            rows.Select(r => r.Outcome));
        Assert.Equal("id: Is also that of row 1. Send each service once.", Assert.Single(rows[1].Details));
        Assert.Equal(1, (await admin.ApplyAsync(import)).CreatedCount);
    }

    [Theory]
    [InlineData("", "line 1")]
    [InlineData("[\n{\n,", "line 3, byte 1")]
    [InlineData("[{}", "line 1, byte 4")]
    [InlineData("[] x", "line 1, byte 4")]
    [InlineData("{\"contents\": [{}], \"x\": }", "line 1")]
    [InlineData("not json", "line 1, byte 2")]
    [InlineData("{\"things\": []}", "neither an array")]
    [InlineData("5", "neither an array")]
    public async Task Broken_json_is_named_by_its_place(string json, string expected)
    {
        var refused = await RefusedAsync(Encoding.UTF8.GetBytes(json), DirectoryFormat.Json);
        Assert.Contains(expected, refused, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[{0}]")]
    [InlineData("\uFEFF[{0}]")]
    [InlineData("{{\"total_items\": 1, \"more\": {{\"contents\": [1]}}, \"contents\": [{0}], \"empty\": false}}")]
    [InlineData("{{\"services\": [{0}]}}")]
    public async Task Services_come_in_an_array_or_in_a_page_cut_anywhere(string format)
    {
        var service = Service().With("description", new string('é', 4_000));
        var json = format.Replace("{{", "{", StringComparison.Ordinal).Replace("}}", "}", StringComparison.Ordinal)
            .Replace("{0}", service.ToJsonString(Plain), StringComparison.Ordinal);
        var import = await admin.StageAsync(
            "shapes", Encoding.UTF8.GetBytes(json), DirectoryFormat.Json, piece: 777);
        Assert.Equal(1, import.CreatedCount + import.UnchangedCount + import.ChangedCount);
    }

    [Theory]
    [InlineData("id,name,status\n1,2", "services.csv, line 2: has 2 fields")]
    [InlineData("id,name,status\n\"1\"x,2,3", "services.csv, line 2: is no CSV")]
    [InlineData("id,name,status\n\"1,2,3", "services.csv, line 2: is no CSV")]
    [InlineData("id,name\n1,2", "names no column status")]
    public async Task Broken_tables_are_named_by_their_line(string table, string expected)
    {
        var refused = await RefusedAsync(Importing.Zip(("services.csv", table)), DirectoryFormat.Csv);
        Assert.Contains(expected, refused, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_zip_or_has_no_services_is_named()
    {
        Assert.Contains("not a zip", await RefusedAsync([1, 2, 3], DirectoryFormat.Csv), StringComparison.Ordinal);
        Assert.Contains("no services.csv",
            await RefusedAsync(Importing.Zip(("x.csv", "id")), DirectoryFormat.Csv), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_service_has_a_whole_table()
    {
        var id = Requests.Id();
        Assert.Contains("More than 1000 rows", await RefusedAsync(Importing.Zip(
            ("services.csv", $"id,name,status\n{id},Example,active\n"),
            ("phones.csv", "id,service_id\n" + Repeat($"1,{id}\n", 1_001))), DirectoryFormat.Csv),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Limits_hold_whatever_a_file_says_of_itself()
    {
        await using var own = new ServiceHost
        {
            Settings = new Dictionary<string, string?>
            {
                ["OpenReferral:ImportBytes"] = "200000",
                ["OpenReferral:UnpackedBytes"] = "1000000",
                ["OpenReferral:ImportRows"] = "10",
            },
        };
        var caller = own.Admin();
        Assert.Contains("more than 200000 bytes", await RefusedAsync(
            new byte[200_001], DirectoryFormat.Json, caller), StringComparison.Ordinal);
        Assert.Contains("more than 10 rows", await RefusedAsync(Encoding.UTF8.GetBytes(SampleServices.Json(
            [.. Enumerable.Range(0, 11).Select(_ => Service())])), DirectoryFormat.Json, caller),
            StringComparison.Ordinal);

        // A bomb: a thousand times its size, in one row that never ends, and in many.
        var bomb = Importing.Zip(
            ("services.csv", "id,name,status\n"), ("phones.csv", "id\n" + new string(' ', 50_000_000)));
        Assert.InRange(bomb.Length, 1, 100_000);
        Assert.NotEmpty(await RefusedAsync(bomb, DirectoryFormat.Csv, caller));
        bomb = Importing.Zip(
            ("services.csv", "id,name,status\n"), ("phones.csv", "id\n" + Repeat("12345678\n", 400_000)));
        Assert.Matches("more than", await RefusedAsync(bomb, DirectoryFormat.Csv, caller));
        bomb = Importing.Zip([.. Enumerable.Range(0, 201).Select(i => ($"{i}.csv", ""))]);
        Assert.Contains("entries", await RefusedAsync(bomb, DirectoryFormat.Csv, caller), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_header_comes_first_and_once()
    {
        using var call = admin.Imports().StageImport();
        await call.RequestStream.WriteAsync(
            new StageImportRequest { Chunk = Google.Protobuf.ByteString.CopyFromUtf8("[]") });
        var refused = await Failures.RefusedAsync(async () => await call);
        Assert.Equal(["header"], refused.Fields);
        foreach (var (header, field) in new[]
        {
            (new ImportHeader { Format = DirectoryFormat.Json, RequestId = Requests.Id() }, "header.source"),
            (new ImportHeader { Source = "x", RequestId = Requests.Id() }, "header.format"),
            (new ImportHeader { Source = "x", Format = DirectoryFormat.Json }, "header.request_id"),
        })
        {
            using var another = admin.Imports().StageImport();
            await another.RequestStream.WriteAsync(new StageImportRequest { Header = header });
            Assert.Equal([field], (await Failures.RefusedAsync(async () => await another)).Fields);
        }
    }

    private async Task<string> RefusedAsync(byte[] file, DirectoryFormat format, TestCaller? caller = null)
    {
        var exception = await Assert.ThrowsAsync<RpcException>(
            () => (caller ?? admin).StageAsync("broken", file, format));
        Assert.Equal(StatusCode.InvalidArgument, exception.StatusCode);
        var violation = Assert.Single(exception.GetRpcStatus()!.GetDetail<Google.Rpc.BadRequest>().FieldViolations);
        Assert.Equal("chunk", violation.Field);
        return violation.Description;
    }

    private static string Repeat(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}

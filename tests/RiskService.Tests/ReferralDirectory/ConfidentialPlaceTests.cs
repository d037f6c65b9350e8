using System.Text;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using RiskPlatform.RiskService.Cases;
using RiskPlatform.V1;
using RiskService.Tests.Access;
using RiskService.Tests.Host;
using TestKit.Processes;
using static RiskService.Tests.Host.Requests;
using static RiskService.Tests.ReferralDirectory.AdminScene;

namespace RiskService.Tests.ReferralDirectory;

/// <summary>Where a confidential place is, is nowhere but behind RevealAddress.</summary>
public sealed class ConfidentialPlaceTests(ServiceHost shared)
{
    private const string Line = "77 Zqhidden Crescent";
    private const string Later = "88 Zqlater Crescent";
    private const string Agency = "confidential";

    [Fact]
    public async Task Its_words_are_in_no_answer_no_log_and_no_file()
    {
        await using var host = new ServiceHost();
        var admin = host.Caller("directory_admin", Agency);
        var listing = NewProgramme((await CreateOrganisationAsync(admin)).OrganisationId);
        listing.Locations[0].Address = Address(Line);
        listing = await PublishAsync(admin, await CreateAsync(admin, listing));
        (listing.Locations[0].Address, listing.Locations[0].AreaCode) = (Address(Later), "E08000036");
        listing = await UpdateAsync(admin, listing);
        listing.Locations[0].Name = "Example Renamed";
        listing = await UpdateAsync(admin, listing);
        var shown = await RevealAsync(admin, listing);
        Assert.Equal((Later, "E08000036"), (shown.Address.Lines[0], shown.AreaCode));
        await Failures.RefusedAsync(() => RevealAsync(admin, listing, locationId: Id()));
        listing = await AccreditAsync(admin, listing, "2025-01-01", "2027-12-31");

        var scene = Scene.Nowhere(host.Clock.GetUtcNow()) with
        {
            Directory = new AdminScene(
                new Organisation { OrganisationId = listing.OrganisationId }, new(), listing, listing),
        };
        var said = new StringBuilder();
        foreach (var (name, row) in RpcTable.Rows.Where(r => IsOfDirectory(r.Key)))
        {
            foreach (var role in row.Roles)
            {
                said.Append(await SaidAsync(host.Caller(role, Agency), name, row.Request(scene)));
            }
        }

        Assert.Contains("Example Renamed", said.ToString(), StringComparison.Ordinal);
        Assert.Contains("(confidential)", said.ToString(), StringComparison.Ordinal);
        foreach (var word in (string[])["Zqhidden", "Zqlater", "ZZ9 9ZY"])
        {
            Assert.DoesNotContain(word, said.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(host.Logs.Lines, l => l.Contains(word, StringComparison.OrdinalIgnoreCase));
            Assert.True(Files(host).AsSpan().IndexOf(Encoding.UTF8.GetBytes(word)) < 0, word);
        }

        Assert.True(Files(host).AsSpan().IndexOf("Example Renamed"u8) >= 0, "What is not sealed is found.");
    }

    [Fact]
    public async Task It_stays_while_left_out_and_goes_with_the_place()
    {
        var admin = shared.Caller("directory_admin", Agency);
        var listing = (await MakeAsync(admin)).Draft;
        Assert.Null(listing.Locations[0].Address);
        listing = await UpdateAsync(admin, listing);
        Assert.Equal("1 Example Hidden Row", (await RevealAsync(admin, listing)).Address.Lines[0]);

        var partly = listing.Clone();
        partly.Locations[0].AreaCode = "E08000036";
        Assert.Contains(
            "listing.locations[0].address", (await Failures.RefusedAsync(() => UpdateAsync(admin, partly))).Fields);
        var opened = listing.Clone();
        opened.Locations[0].Confidential = false;
        Assert.Contains(
            "listing.locations[0].address", (await Failures.RefusedAsync(() => UpdateAsync(admin, opened))).Fields);
        opened.Locations[0].Address = Address("2 Example Open Row");
        opened = await UpdateAsync(admin, opened);
        Assert.Equal("2 Example Open Row", opened.Locations[0].Address.Lines[0]);
        Assert.Contains("location_id", (await Failures.RefusedAsync(() => RevealAsync(admin, opened))).Fields);

        // Its history tells where none of its places is, whenever they were in the open.
        Assert.DoesNotContain("Open Row", $"{await ChangesTextAsync(admin, opened)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_open_place_that_becomes_confidential_is_sealed_as_it_is_and_leaves_the_history()
    {
        var admin = shared.Caller("directory_admin", Agency);
        var sent = NewProgramme((await CreateOrganisationAsync(admin)).OrganisationId);
        (sent.Locations[0].Confidential, sent.Locations[0].Address) = (false, Address("3 Example Former Row"));
        var listing = await CreateAsync(admin, sent);
        Assert.Contains("Former Row", await ChangesTextAsync(admin, listing), StringComparison.Ordinal);
        (listing.Locations[0].Confidential, listing.Locations[0].Address) = (true, null);
        listing.Locations[0].AreaCode = "";
        listing = await UpdateAsync(admin, listing);
        Assert.Null(listing.Locations[0].Address);
        Assert.Equal("3 Example Former Row", (await RevealAsync(admin, listing)).Address.Lines[0]);
        Assert.DoesNotContain("Former Row", await ChangesTextAsync(admin, listing), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_other_field_may_tell_it()
    {
        var admin = shared.Caller("directory_admin", Agency);
        var sent = NewProgramme((await CreateOrganisationAsync(admin)).OrganisationId);
        sent.Description = "We are at 1, example hidden row.";
        var refused = await Failures.RefusedAsync(() => admin.DirectoryAdmin.CreateListingAsync(
            new CreateListingRequest { Listing = sent, Reason = "Moved to ZZ99ZY", RequestId = Id() }));
        Assert.Equal(["listing.description", "reason"], refused.Fields);
    }

    [Fact]
    public async Task Nor_may_the_name_of_the_place()
    {
        var admin = shared.Caller("directory_admin", Agency);
        var sent = NewProgramme((await CreateOrganisationAsync(admin)).OrganisationId);
        (sent.Locations[0].Name, sent.Locations[0].Address) = ("Qzrowan House", Address("Qzrowan House, 5 Row"));
        var refused = await Failures.RefusedAsync(() => CreateAsync(admin, sent));
        Assert.Equal(["listing.locations[0].name"], refused.Fields);
    }

    [Fact]
    public async Task Nor_may_another_field_tell_the_address_that_a_place_had_in_the_open()
    {
        var admin = shared.Caller("directory_admin", Agency);
        var sent = NewProgramme((await CreateOrganisationAsync(admin)).OrganisationId);
        (sent.Locations[0].Confidential, sent.Locations[0].Address) = (false, Address("4 Example Former Row"));
        sent.Description = "We are at 4 Example Former Row.";
        var listing = await CreateAsync(admin, sent);
        (listing.Locations[0].Confidential, listing.Locations[0].Address) = (true, null);
        Assert.Equal(["listing.description"],
            (await Failures.RefusedAsync(() => UpdateAsync(admin, listing))).Fields);
        listing.Description = "";
        listing = await UpdateAsync(admin, listing);
        Assert.Null(listing.Locations[0].Address);

        // It was sent with its area alone, and is sealed with what it had.
        Assert.Equal("4 Example Former Row", (await RevealAsync(admin, listing)).Address.Lines[0]);
    }

    [Fact]
    public async Task Showing_it_is_in_the_history_once_and_a_repeat_never_shows_a_newer_one()
    {
        var admin = shared.Caller("directory_admin", Agency);
        var listing = (await MakeAsync(admin)).Draft;
        var request = new RevealAddressRequest
        {
            ListingId = listing.ListingId,
            LocationId = listing.Locations[0].LocationId,
            Reason = "synthetic reveal",
            RequestId = Id(),
        };
        var first = await admin.DirectoryAdmin.RevealAddressAsync(request);
        Assert.Equal(first, await admin.DirectoryAdmin.RevealAddressAsync(request));
        var change = Assert.Single(
            await ChangesAsync(admin, listing.ListingId), c => c.Kind == DirectoryChangeKind.AddressRevealed);
        Assert.Equal(("synthetic reveal", "directory_admin-of-confidential"), (change.Reason, change.ChangedBy));

        listing.Locations[0].Address = Address("9 Example Newer Row");
        await UpdateAsync(admin, listing);
        Assert.Equal("ILLEGAL_TRANSITION", (await Failures.RefusedAsync(
            () => admin.DirectoryAdmin.RevealAddressAsync(request))).Reason);
        request.Reason = "";
        Assert.Contains("reason", (await Failures.RefusedAsync(
            () => admin.DirectoryAdmin.RevealAddressAsync(request))).Fields);
    }

    [Fact]
    public async Task A_token_of_the_services_own_agency_gains_nothing()
    {
        var listing = (await MakeAsync(shared.Caller("directory_admin", Agency))).Published;
        foreach (var role in RpcTable.Roles.Except(["directory_admin"]))
        {
            var refused = await Failures.RefusedAsync(() => RevealAsync(shared.Caller(role, "riskplatform"), listing));
            Assert.Equal(StatusCode.PermissionDenied, refused.Code);
        }

        var directory = new DirectoryService.DirectoryServiceClient(
            shared.Caller("directory_admin", "riskplatform").Invoker);
        var seen = await directory.GetListingAsync(new GetListingRequest { ListingId = listing.ListingId });
        Assert.Null(seen.Listing.Locations[0].Address);
    }

    [Fact]
    public async Task It_opens_after_the_master_key_moved_on()
    {
        using var data = new DataFolder();
        Listing listing;
        await using (var host = Start(data, "a"))
        {
            listing = (await MakeAsync(host.Caller("directory_admin", Agency))).Draft;
        }

        await using (var host = Start(data, "b", "a"))
        await using (var scope = host.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<RewrapKeys>().ExecuteAsync(CancellationToken.None);
        }

        await using var moved = Start(data, "b");
        var shown = await RevealAsync(moved.Caller("directory_admin", Agency), listing);
        Assert.Equal("1 Example Hidden Row", shown.Address.Lines[0]);
    }

    /// <summary>All but the one that shows it.</summary>
    private static bool IsOfDirectory(string name) =>
        name.StartsWith("Directory", StringComparison.Ordinal) && name != "DirectoryAdminService/RevealAddress";

    private static ServiceHost Start(DataFolder data, params string[] keys)
    {
        var settings = new Dictionary<string, string?>
        {
            ["Protection:MasterKeyFile"] = "",
            ["Protection:CurrentKeyId"] = keys[0],
            ["Protection:LookupKeyId"] = keys[0],
            ["Jobs:Run"] = "false",
        };
        foreach (var id in keys)
        {
            settings[$"Protection:MasterKeys:{id}"] =
                Convert.ToBase64String(Enumerable.Repeat((byte)id[0], 32).ToArray());
        }

        return new ServiceHost { Kept = data, Settings = settings };
    }

    private static async Task<Location> RevealAsync(TestCaller admin, Listing listing, string? locationId = null) =>
        (await admin.DirectoryAdmin.RevealAddressAsync(new RevealAddressRequest
        {
            ListingId = listing.ListingId,
            LocationId = locationId ?? listing.Locations[0].LocationId,
            Reason = "synthetic",
            RequestId = Id(),
        })).Location;

    private static async Task<string> ChangesTextAsync(TestCaller admin, Listing listing) =>
        string.Join('\n', await ChangesAsync(admin, listing.ListingId));

    private static async Task<string> SaidAsync(TestCaller caller, string name, IMessage request)
    {
        try
        {
            return $"{await caller.CallAsync(name, request)}\n";
        }
        catch (RpcException e)
        {
            var trailers = e.Trailers.Select(t => t.IsBinary ? Encoding.UTF8.GetString(t.ValueBytes) : t.Value);
            return $"{e.Status.Detail} {string.Join(' ', trailers)}\n";
        }
    }

    private static byte[] Files(ServiceHost host)
    {
        var all = new MemoryStream();
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(host.DatabaseFile)!, "risk.db*"))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            stream.CopyTo(all);
        }

        return all.ToArray();
    }
}

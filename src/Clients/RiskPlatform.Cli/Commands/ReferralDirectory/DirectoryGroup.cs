using System.CommandLine;

namespace RiskPlatform.Cli.Commands.ReferralDirectory;

/// <summary>risk directory: finding services, and keeping the directory of them.</summary>
internal static class DirectoryGroup
{
    internal static Command Create(App.Cli cli) => RootBuilder.Group("directory",
        "The referral directory: find services, match programmes, keep and exchange listings.",
        DirectorySearchCommand.Create(cli), DirectoryReadCommands.Show(cli), DirectoryReadCommands.Match(cli),
        DirectoryReadCommands.Areas(cli),
        ImportCommands.Import(cli), ImportCommands.List(cli), ImportCommands.Apply(cli), ImportCommands.Discard(cli),
        DirectoryExportCommand.Create(cli),
        RootBuilder.Group("directory organisation", "Organisations, for directory admins.",
            OrganisationCommands.Create(cli), OrganisationCommands.Show(cli), OrganisationCommands.List(cli),
            OrganisationCommands.Update(cli), OrganisationCommands.Archive(cli)),
        RootBuilder.Group("directory listing", "What organisations offer, for directory admins.",
            ListingCommands.Create(cli), ListingCommands.Update(cli), ListingCommands.List(cli),
            ListingStateCommands.Publish(cli), ListingStateCommands.Suspend(cli), ListingStateCommands.Archive(cli),
            ListingStateCommands.Assure(cli), ListingStateCommands.Capacity(cli)),
        RootBuilder.Group("directory accreditation", "Accreditations of programmes, for directory admins (REFER-1).",
            AccreditationCommands.Add(cli), AccreditationCommands.Update(cli)),
        WatchingCommands.Changes(cli), WatchingCommands.Alerts(cli), ListingCommands.Reveal(cli));
}

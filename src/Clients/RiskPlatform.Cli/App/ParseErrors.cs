using System.CommandLine.Parsing;

namespace RiskPlatform.Cli.App;

/// <summary>What is wrong on a command line, for people: the option, what was given, what it takes.</summary>
internal static class ParseErrors
{
    internal static string Say(ParseError error)
    {
        // The parser's own words name types of .NET.
        if (!error.Message.Contains("as expected type", StringComparison.Ordinal)) return error.Message;
        return error.SymbolResult switch
        {
            OptionResult option => NotA(option.Option.Name, option.Tokens, option.Option.ValueType),
            ArgumentResult argument => NotA(NameOf(argument), argument.Tokens, argument.Argument.ValueType),
            _ => error.Message,
        };
    }

    internal static string NameOf(ArgumentResult result) =>
        result.Parent is OptionResult option ? option.Option.Name : result.Argument.Name;

    private static string NotA(string name, IReadOnlyList<Token> tokens, Type type)
    {
        var given = tokens is [var token, ..] ? token.Value : "";
        return $"{name}: '{given}' is not {Kind(Nullable.GetUnderlyingType(type) ?? type)}.";
    }

    private static string Kind(Type type) =>
        type == typeof(Guid) ? "an id (a UUID)"
        : type == typeof(bool) ? "true or false"
        : "a whole number that fits";
}

using System.Text;
using RiskPlatform.Cli.App;

Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
return await Cli.ForThisProcess().RunAsync(args);

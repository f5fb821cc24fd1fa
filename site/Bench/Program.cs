Console.Error.WriteLine("usage: dotnet run -c Release --project site/Bench -- pages");
return 2;

// Globals that every environment of Earshot provides besides the language: browsers, workers and Node.
declare function btoa(data: string): string;
declare function atob(data: string): string;
